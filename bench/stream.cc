#include "stream.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "payload_writer.h"

namespace runlint::bench {
namespace {

using std::string_view;

constexpr string_view kNames[] = {
    "LOG_LEVEL",         "NODE_ENV",    "DATABASE_URL", "REDIS_URL",   "REPORT_DATE", "BATCH_SIZE",
    "FEATURE_FLAGS",     "AWS_REGION",  "S3_BUCKET",    "TZ",          "LANG",        "PYTHONUNBUFFERED",
    "JAVA_TOOL_OPTIONS", "RUST_LOG",    "SMTP_HOST",    "SMTP_PORT",   "WORKERS",     "TIMEOUT_SECONDS",
    "DRY_RUN",           "CUSTOMER_ID", "TRACE_ID",     "WEBHOOK_URL", "QUEUE_NAME",  "OTEL_EXPORTER_OTLP_ENDPOINT",
};
constexpr string_view kValues[] = {
    "info",
    "production",
    "postgres://reports@db.internal:5432/reports?sslmode=require",
    "redis://cache.internal:6379/0",
    "2024-11-23",
    "500",
    "new-invoices,fast-export,beta",
    "eu-central-1",
    "example-reports-archive",
    "Europe/Berlin",
    "en_GB.UTF-8",
    "1",
    "-Xmx512m -XX:+UseG1GC -Dfile.encoding=UTF-8",
    "warn,reports=debug",
    "smtp.example.com",
    "587",
    "8",
    "30",
    "false",
    "c0ffee42-35bd-4c71-8e7c-e36999b88723",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "https://hooks.example.com/services/reports/finished",
    "reports-high",
    "http://collector.observability:4317",
};
constexpr string_view kOddValues[] = {
    "{\"level\": \"debug\", \"sinks\": [\"stdout\", \"file\"]}",
    "first line\nsecond line\n",
    "C:\\reports\\daily",
    "Grüße aus Köln",
    "日次レポート",
    "déjà vu — «résumé»",
    "tab\tseparated\tvalues",
    "done \U0001F680 \U0001F4C8",
};
constexpr string_view kPaths[] = {"/etc/app/settings.ini",
                                  "/app/config/production.json",
                                  "/root/.npmrc",
                                  "/etc/ssl/private/client.pem",
                                  "/app/.env",
                                  "/var/lib/reports/template.html"};
constexpr string_view kMounts[] = {"registry-login", "npm_token", "client.key", "service-account.json", "ssh-deploy"};
constexpr string_view kPlans[] = {"nf-compute-10", "nf-compute-20", "nf-compute-50", "nf-compute-100-4", "nf-gpu-a100"};
constexpr string_view kServices[] = {"example-build-service", "reports", "invoice-export", "nightly-etl-2", "web"};
constexpr string_view kBranches[] = {"main", "master", "develop", "feature/faster-export", "release/2024-11"};
constexpr string_view kImages[] = {
    "nginx:1.27",
    "library/postgres:16.4-alpine",
    "ghcr.io/example/reports:1.4.2",
    "registry.example.com/team/etl/worker:2024.11.23-rc1",
    "https://index.docker.io/v1/example/reports:stable",
    "europe-docker.pkg.dev/example/images/report:v3",
    "example/tool@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"};
constexpr string_view kCommands[] = {
    "node scripts/report.js", "python -m reports.daily --since yesterday", "bundle exec rake invoices:export[2024-11]",
    "sh -c 'pg_dump \"$DATABASE_URL\" | gzip'", "./bin/etl --from s3://example/in --to s3://example/out --workers 8"};
constexpr string_view kDockerTypes[] = {"default", "customEntrypoint", "customCommand",
                                        "customEntrypointCustomCommand"};
constexpr string_view kBuildpackTypes[] = {"default", "customProcess", "customCommand", "customEntrypointCustomCommand",
                                           "originalEntrypointCustomCommand"};
constexpr string_view kSizes[] = {"1024", "2048", "5120", "10240", "20480", "102400"};
constexpr string_view kSharedMemory[] = {"64", "256", "1024", "10240"};

class Generator {
 public:
  void payload(std::string& out) {
    PayloadWriter writer(style(), out);
    write_ = &writer;
    writer.begin_object();
    if (chance(85)) environment();
    if (chance(12)) files("runtimeFiles", kPaths);
    if (chance(6)) files("dockerSecretMounts", kMounts);
    if (chance(40)) billing();
    if (chance(75)) deployment();
    writer.end_object();
  }

 private:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <std::size_t N>
  string_view any(const string_view (&texts)[N]) {
    return texts[below(N)];
  }

  Style style() {
    switch (below(20)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return {.indent = 2, .spaced = true};
      case 4:
        return {.indent = 4, .spaced = true, .ascii_only = true};
      case 5:
      case 6:
      case 7:
        return {.spaced = true, .ascii_only = true};  // Python's json.dumps()
      case 8:
        return {.ascii_only = true, .escaped_slashes = true};  // PHP's json_encode()
      default:
        return {};  // JSON.stringify() and most others
    }
  }

  void text(string_view name, string_view value) {
    write_->key(name);
    write_->string(value);
  }

  void environment() {
    write_->key("runtimeEnvironment");
    write_->begin_object();
    // Each name at most once: consecutive names from a random position.
    const std::uint64_t first = below(std::size(kNames));
    const std::uint64_t count = chance(10) ? below(std::size(kNames)) : 1 + below(8);
    for (std::uint64_t i = 0; i < count; ++i) {
      const std::uint64_t which = (first + i) % std::size(kNames);
      if (chance(4)) {
        text(kNames[which], any(kOddValues));
      } else if (chance(10)) {
        text(fmt::format("{}_{}", kNames[which], below(1000)), fmt::format("{:016x}", random_()));
      } else {
        text(kNames[which], kValues[which]);
      }
    }
    write_->end_object();
  }

  template <std::size_t N>
  void files(string_view member, const string_view (&names)[N]) {
    write_->key(member);
    write_->begin_object();
    const std::uint64_t first = below(N);
    const std::uint64_t count = 1 + below(2);
    for (std::uint64_t i = 0; i < count; ++i) {
      write_->key(names[(first + i) % N]);
      write_->begin_object();
      text("data", base64(chance(10) ? 4096 : 40 + below(800)));
      if (chance(80)) text("encoding", "utf-8");
      write_->end_object();
    }
    write_->end_object();
  }

  // Three bytes of ASCII at a time, so that it decodes to text.
  std::string base64(std::uint64_t bytes) {
    constexpr string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string data;
    for (std::uint64_t i = 0; i < bytes; i += 3) {
      const std::uint64_t three = random_() & 0x7F7F7F;
      for (int shift = 18; shift >= 0; shift -= 6) data += kAlphabet[three >> shift & 63];
    }
    return data;
  }

  void billing() {
    write_->key("billing");
    write_->begin_object();
    text("deploymentPlan", any(kPlans));
    write_->end_object();
  }

  void deployment() {
    write_->key("deployment");
    write_->begin_object();
    if (chance(60)) {
      docker();
    } else if (chance(40)) {
      buildpack();
    }
    if (chance(25)) storage();
    if (chance(55)) {
      internal();
    } else {
      external();
    }
    write_->end_object();
  }

  void docker() {
    write_->key("docker");
    write_->begin_object();
    const string_view type = any(kDockerTypes);
    text("configType", type);
    if (type.starts_with("customEntrypoint")) text("customEntrypoint", "/usr/bin/env");
    if (type.ends_with("ustomCommand")) text("customCommand", any(kCommands));
    write_->end_object();
  }

  void buildpack() {
    write_->key("buildpack");
    write_->begin_object();
    const string_view type = any(kBuildpackTypes);
    text("configType", type);
    if (type == "customProcess") text("customProcess", "worker");
    if (type.starts_with("customEntrypoint")) text("customEntrypoint", "launcher");
    if (type.ends_with("ustomCommand")) text("customCommand", any(kCommands));
    write_->end_object();
  }

  void storage() {
    write_->key("storage");
    write_->begin_object();
    write_->key("ephemeralStorage");
    write_->begin_object();
    write_->key("storageSize");
    write_->number(any(kSizes));
    write_->end_object();
    if (chance(30)) {
      write_->key("shmSize");
      write_->number(any(kSharedMemory));
    }
    write_->end_object();
  }

  void internal() {
    write_->key("internal");
    write_->begin_object();
    text("id", any(kServices));
    if (chance(60)) text("branch", any(kBranches));
    switch (below(3)) {
      case 0:
        text("buildId", "premium-guide-6393");
        break;
      case 1:
        text("buildSHA", chance(30) ? "latest" : fmt::format("{0:016x}{0:016x}{1:08x}", random_(), random_() >> 32));
        break;
      default:
        break;
    }
    write_->end_object();
  }

  void external() {
    write_->key("external");
    write_->begin_object();
    text("imagePath", any(kImages));
    if (chance(40)) text("credentials", "example-registry");
    write_->end_object();
  }

  std::mt19937_64 random_{20241123};
  PayloadWriter* write_ = nullptr;
};

}  // namespace

Payloads mixed_stream(std::size_t count) {
  Generator generator;
  Payloads payloads;
  std::string payload;
  for (std::size_t i = 0; i < count; ++i) {
    payload.clear();
    generator.payload(payload);
    payloads.add(payload);
  }
  return payloads;
}

}  // namespace runlint::bench
