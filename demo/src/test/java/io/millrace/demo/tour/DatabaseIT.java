package io.millrace.demo.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DatabaseIT {
  @Test
  void statementsOfOneBlockAfterAnotherChangeTheDatabaseThatTheyName() throws Exception {
    try (Database database = Database.start()) {
      database.run("shop", "create table order_ (id int); insert into order_ values (1), (2)");
      database.run("shop", "insert into order_ values (3)");

      assertThat(count(database, "shop", "order_")).isEqualTo(3);
    }
  }

  @Test
  void aStatementThatFailsIsToldWithItsDatabase() throws IOException {
    try (Database database = Database.start()) {
      assertThatThrownBy(() -> database.run("shop", "insert into nowhere values (1)"))
          .isInstanceOf(AppException.class)
          .hasMessageContaining("database shop:")
          .hasMessageContaining("\"nowhere\" does not exist");
    }
  }

  private static int count(Database database, String name, String table) throws SQLException {
    String url =
        "jdbc:postgresql://%s/%s?user=postgres".formatted(database.address().orElseThrow(), name);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
