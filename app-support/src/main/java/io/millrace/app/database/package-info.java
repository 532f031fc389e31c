/** How the apps are told which database to use. What speaks JDBC is theirs. */
package io.millrace.app.database;
