package io.millrace.producer.publish;

/** What one run is done with. */
record Work(
    PublishSpec spec,
    Outbox outbox,
    RecordSize size,
    Rejections rejections,
    Halt halt,
    Gauge gauge,
    Timetable timetable) {}
