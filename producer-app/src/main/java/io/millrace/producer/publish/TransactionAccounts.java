package io.millrace.producer.publish;

/** What became of the events of one transaction, which are there together or not at all. */
final class TransactionAccounts implements Accounts {
  private final Culprits culprits;
  private volatile Exception failure;

  TransactionAccounts(Culprits culprits) {
    this.culprits = culprits;
  }

  @Override
  public void acknowledged(Delivery delivery, String topic) {}

  @Override
  public synchronized void failed(Delivery delivery, String topic, Exception cause, boolean left) {
    failure = failure == null ? cause : failure;
    if (left && DataErrors.isAboutData(cause)) {
      culprits.add(delivery, topic, cause);
    }
  }

  @Override
  public Exception failure() {
    return failure;
  }
}
