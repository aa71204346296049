/* The files that runlint_config names. They are read while nginx reads its own configuration, so that "nginx -t"
 * reports mistakes in one, and a reload with a bad one changes nothing. */
#include "nginx/module.h"

static const size_t kMaxFileSize = (size_t)1 << 20;

static ngx_int_t read_open_file(ngx_conf_t* cf, ngx_fd_t fd, const ngx_str_t* path, ngx_str_t* bytes) {
  ngx_file_info_t info;
  if (ngx_fd_info(fd, &info) == NGX_FILE_ERROR) {
    ngx_conf_log_error(NGX_LOG_EMERG, cf, ngx_errno, ngx_fd_info_n " \"%V\" failed", path);
    return NGX_ERROR;
  }
  if (!ngx_is_file(&info) || ngx_file_size(&info) > (off_t)kMaxFileSize) {
    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                       "\"%V\" is not a configuration of runlint: it must be a regular file of at most %uz bytes", path,
                       kMaxFileSize);
    return NGX_ERROR;
  }
  const size_t size = (size_t)ngx_file_size(&info);
  bytes->len = 0;
  bytes->data = ngx_palloc(cf->temp_pool, size + 1);
  if (bytes->data == NULL) return NGX_ERROR;
  while (bytes->len < size) {
    const ssize_t n = ngx_read_fd(fd, bytes->data + bytes->len, size - bytes->len);
    if (n < 0) {
      ngx_conf_log_error(NGX_LOG_EMERG, cf, ngx_errno, ngx_read_fd_n " \"%V\" failed", path);
      return NGX_ERROR;
    }
    if (n == 0) break;
    bytes->len += (size_t)n;
  }
  return NGX_OK;
}

static ngx_int_t read_file(ngx_conf_t* cf, const ngx_str_t* path, ngx_str_t* bytes) {
  /* Not to wait for the writer of a FIFO. */
  const ngx_fd_t fd = ngx_open_file(path->data, NGX_FILE_RDONLY | NGX_FILE_NONBLOCK, NGX_FILE_OPEN, 0);
  if (fd == NGX_INVALID_FILE) {
    ngx_conf_log_error(NGX_LOG_EMERG, cf, ngx_errno, ngx_open_file_n " \"%V\" failed", path);
    return NGX_ERROR;
  }
  const ngx_int_t result = read_open_file(cf, fd, path, bytes);
  (void)ngx_close_file(fd);
  return result;
}

/* A line for each mistake, without the place in nginx's configuration that ngx_conf_log_error() would add. */
static void log_config_errors(ngx_conf_t* cf, const ngx_str_t* path, runlint_report* report) {
  runlint_diagnostic found = RUNLINT_DIAGNOSTIC_INIT;
  for (size_t i = 0; runlint_report_diagnostic(report, i, &found) == RUNLINT_OK; ++i) {
    ngx_log_error(NGX_LOG_EMERG, cf->log, 0, "%V:%uz:%uz: %*s [%*s]%s%*s", path, found.line, found.column,
                  found.message.size, found.message.data, found.rule.size, found.rule.data,
                  found.help.size > 0 ? "; " : "", found.help.size, found.help.data);
  }
  const size_t omitted = runlint_report_omitted(report);
  if (omitted > 0) ngx_log_error(NGX_LOG_EMERG, cf->log, 0, "%V: %uz more mistakes", path, omitted);
}

static void destroy_handle(void* data) {
  ConfigFile* config = data;
  runlint_config_destroy(config->handle);
}

static ConfigFile* read_config(ngx_conf_t* cf, const ngx_command_t* command, const ngx_str_t* path) {
  ngx_str_t bytes;
  runlint_report* report = NULL;
  ConfigFile* config = ngx_pcalloc(cf->pool, sizeof(ConfigFile));
  ngx_pool_cleanup_t* cleanup = ngx_pool_cleanup_add(cf->pool, 0);
  if (config == NULL || cleanup == NULL || read_file(cf, path, &bytes) != NGX_OK) return NULL;
  config->path = *path;
  cleanup->handler = destroy_handle;
  cleanup->data = config;
  const runlint_status status = runlint_config_read((const char*)bytes.data, bytes.len, &config->handle, &report);
  if (status == RUNLINT_OK) return config;
  log_config_errors(cf, path, report);
  runlint_report_destroy(report);
  ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "\"%V\" can't take \"%V\" (%s)", &command->name, path,
                     runlint_status_text(status));
  return NULL;
}

char* ngx_runlint_set_config(ngx_conf_t* cf, ngx_command_t* command, void* data) {
  ngx_http_runlint_loc_conf_t* conf = data;
  ngx_http_runlint_main_conf_t* main_conf = ngx_http_conf_get_module_main_conf(cf, ngx_http_runlint_module);
  ngx_str_t path = ((const ngx_str_t*)cf->args->elts)[1];
  if (conf->config != NULL) return "is duplicate";
  if (ngx_conf_full_name(cf->cycle, &path, 1) != NGX_OK) return NGX_CONF_ERROR;
  /* Locations that name the same file share a gate. */
  for (conf->config = main_conf->configs; conf->config != NULL; conf->config = conf->config->next) {
    const ngx_str_t* known = &conf->config->path;
    if (known->len == path.len && ngx_memcmp(known->data, path.data, path.len) == 0) return NGX_CONF_OK;
  }
  conf->config = read_config(cf, command, &path);
  if (conf->config == NULL) return NGX_CONF_ERROR;
  conf->config->next = main_conf->configs;
  main_conf->configs = conf->config;
  return NGX_CONF_OK;
}
