package io.millrace.serde;

import java.util.Map;

/** The settings of the way to the registry: Confluent's names and defaults, and a deadline. */
final class RegistryKeys {
  static final String URL = "schema.registry.url";
  static final String BASIC_SOURCE = "basic.auth.credentials.source";
  static final String BASIC_USER_INFO = "basic.auth.user.info";
  static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  static final String BEARER_TOKEN = "bearer.auth.token";
  static final String OAUTH_ENDPOINT = "bearer.auth.issuer.endpoint.url";
  static final String OAUTH_CLIENT_ID = "bearer.auth.client.id";
  static final String OAUTH_SECRET = "bearer.auth.client.secret";
  static final String OAUTH_SCOPE = "bearer.auth.scope";
  static final String OAUTH_SCOPE_CLAIM = "bearer.auth.scope.claim.name";
  static final String OAUTH_SUB_CLAIM = "bearer.auth.sub.claim.name";
  static final String OAUTH_BUFFER = "bearer.auth.cache.expiry.buffer.seconds";
  static final String LOGICAL_CLUSTER = "bearer.auth.logical.cluster";
  static final String IDENTITY_POOL = "bearer.auth.identity.pool.id";
  static final String PROXY_HOST = "proxy.host";
  static final String PROXY_PORT = "proxy.port";
  static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
  static final String READ_TIMEOUT = "http.read.timeout.ms";
  static final String RETRIES = "max.retries";
  static final String RETRY_WAIT = "retries.wait.ms";
  static final String RETRY_MAX_WAIT = "retries.max.wait.ms";
  static final String DEADLINE = "millrace.registry.deadline.ms";
  static final String SCHEMAS = "max.schemas.per.subject";
  static final String LATEST_SIZE = "latest.cache.size";
  static final String LATEST_TTL = "latest.cache.ttl.sec";
  static final String MISSING_ID_TTL = "missing.id.cache.ttl.sec";
  static final String MISSING_VERSION_TTL = "missing.version.cache.ttl.sec";
  static final String MISSING_SCHEMA_TTL = "missing.schema.cache.ttl.sec";

  /** What follows is the name of a header that is sent with every request. */
  static final String HEADER_PREFIX = "request.header.";

  /** Confluent's client takes all of these keys with it too, and Kafka's keys of TLS only so. */
  static final String PREFIX = "schema.registry.";

  private static final String NO_CUSTOM =
      "names a class made for Confluent's client, which can't be used here: get the token with"
          + " OAUTHBEARER or SASL_OAUTHBEARER_INHERIT, or give it with STATIC_TOKEN";

  private RegistryKeys() {}

  static void declare(Keys keys) {
    keys.list(URL, "Addresses of the registry, tried in order; may carry name:password@. Required.")
        .oneOf(
            BASIC_SOURCE,
            "URL",
            "Where the name and password of basic authentication stand: URL, USER_INFO or"
                + " SASL_INHERIT (sasl.jaas.config).",
            "URL",
            "USER_INFO",
            "SASL_INHERIT")
        .secret(BASIC_USER_INFO, "name:password, with basic.auth.credentials.source=USER_INFO.")
        .oneOf(
            BEARER_SOURCE,
            "",
            "Where the token of bearer authentication comes from: STATIC_TOKEN, OAUTHBEARER or"
                + " SASL_OAUTHBEARER_INHERIT (what the Kafka client logs in with); empty for none.",
            Map.of("CUSTOM", NO_CUSTOM),
            "",
            "STATIC_TOKEN",
            "OAUTHBEARER",
            "SASL_OAUTHBEARER_INHERIT")
        .secret(BEARER_TOKEN, "The token, with bearer.auth.credentials.source=STATIC_TOKEN.")
        .text(OAUTH_ENDPOINT, "", "Where tokens are fetched, with OAUTHBEARER: an https:// URL.")
        .text(OAUTH_CLIENT_ID, "", "The client's id at the token endpoint.")
        .secret(OAUTH_SECRET, "The client's secret at the token endpoint.")
        .text(OAUTH_SCOPE, "", "What the token is for; empty for the endpoint's default.")
        .text(OAUTH_SCOPE_CLAIM, "scope", "No effect: the client doesn't look into a token.")
        .text(OAUTH_SUB_CLAIM, "sub", "No effect: the client doesn't look into a token.")
        .number(OAUTH_BUFFER, 300, 0, "How long before its end a token is replaced, in seconds.")
        .text(LOGICAL_CLUSTER, "", "Sent as target-sr-cluster with a token.")
        .text(IDENTITY_POOL, "", "Sent as Confluent-Identity-Pool-Id with a token.")
        .text(PROXY_HOST, "", "An HTTP proxy before the registry; empty for none.")
        .number(PROXY_PORT, -1, -1, "The port of the proxy.")
        .number(CONNECT_TIMEOUT, 60_000, 1, "How long a connection may take, in milliseconds.")
        .number(READ_TIMEOUT, 60_000, 1, "How long one request may take, in milliseconds.")
        .number(RETRIES, 3, 0, "How often a request is tried again after all addresses failed.")
        .number(
            RETRY_WAIT,
            1_000,
            0,
            "The longest first pause before a retry, in milliseconds; doubled each time.")
        .number(RETRY_MAX_WAIT, 20_000, 0, "The longest pause before a retry, in milliseconds.")
        .number(
            DEADLINE,
            60_000,
            1,
            "How long a look-up may take over all addresses and retries, in milliseconds.");
    declareCaches(keys);
  }

  private static void declareCaches(Keys keys) {
    keys.number(
            SCHEMAS,
            1_000,
            1,
            "How many schemas the client keeps of a subject, and a serializer or deserializer in"
                + " all.")
        .number(LATEST_SIZE, 1_000, 1, "Of how many subjects the latest version is kept.")
        .number(LATEST_TTL, -1, -1, "How long a latest version is kept, in seconds; -1 for ever.")
        .number(MISSING_ID_TTL, 0, 0, "How long an id is known to be missing, in seconds.")
        .number(MISSING_VERSION_TTL, 0, 0, "How long a version is known to be missing, in seconds.")
        .number(MISSING_SCHEMA_TTL, 0, 0, "How long a schema is known to be missing, in seconds.");
  }
}
