// SPDX-License-Identifier: MIT
// The functions of libcurl that this room calls: each opens it (net/late_library.hpp) and goes on there.
#include "net/late_library.hpp"

#include <curl/curl.h>

#include <cstdarg>

using cinemarco::net::late;

namespace {

constexpr const char* kCurl = CINEMARCO_LIBCURL;

}  // namespace

extern "C" {

CURLcode curl_global_init(long flags) {
  return late<curl_global_init>(kCurl, "curl_global_init", flags);
}
const char* curl_easy_strerror(CURLcode code) {
  return late<curl_easy_strerror>(kCurl, "curl_easy_strerror", code);
}
CURL* curl_easy_init() {
  return late<curl_easy_init>(kCurl, "curl_easy_init");
}
void curl_easy_reset(CURL* easy) {
  late<curl_easy_reset>(kCurl, "curl_easy_reset", easy);
}
void curl_easy_cleanup(CURL* easy) {
  late<curl_easy_cleanup>(kCurl, "curl_easy_cleanup", easy);
}
CURLM* curl_multi_init() {
  return late<curl_multi_init>(kCurl, "curl_multi_init");
}
CURLMcode curl_multi_cleanup(CURLM* multi) {
  return late<curl_multi_cleanup>(kCurl, "curl_multi_cleanup", multi);
}
CURLMcode curl_multi_add_handle(CURLM* multi, CURL* easy) {
  return late<curl_multi_add_handle>(kCurl, "curl_multi_add_handle", multi, easy);
}
CURLMcode curl_multi_remove_handle(CURLM* multi, CURL* easy) {
  return late<curl_multi_remove_handle>(kCurl, "curl_multi_remove_handle", multi, easy);
}
CURLMcode curl_multi_perform(CURLM* multi, int* running) {
  return late<curl_multi_perform>(kCurl, "curl_multi_perform", multi, running);
}
CURLMcode curl_multi_poll(CURLM* multi, curl_waitfd* more, unsigned count, int milliseconds, int* events) {
  return late<curl_multi_poll>(kCurl, "curl_multi_poll", multi, more, count, milliseconds, events);
}
CURLMcode curl_multi_wakeup(CURLM* multi) {
  return late<curl_multi_wakeup>(kCurl, "curl_multi_wakeup", multi);
}
CURLMsg* curl_multi_info_read(CURLM* multi, int* left) {
  return late<curl_multi_info_read>(kCurl, "curl_multi_info_read", multi, left);
}
curl_slist* curl_slist_append(curl_slist* list, const char* text) {
  return late<curl_slist_append>(kCurl, "curl_slist_append", list, text);
}
void curl_slist_free_all(curl_slist* list) {
  late<curl_slist_free_all>(kCurl, "curl_slist_free_all", list);
}
CURLU* curl_url() {
  return late<curl_url>(kCurl, "curl_url");
}
void curl_url_cleanup(CURLU* url) {
  late<curl_url_cleanup>(kCurl, "curl_url_cleanup", url);
}
CURLUcode curl_url_get(CURLU* url, CURLUPart part, char** text, unsigned flags) {
  return late<curl_url_get>(kCurl, "curl_url_get", url, part, text, flags);
}
CURLUcode curl_url_set(CURLU* url, CURLUPart part, const char* text, unsigned flags) {
  return late<curl_url_set>(kCurl, "curl_url_set", url, part, text, flags);
}
void curl_free(void* memory) {
  late<curl_free>(kCurl, "curl_free", memory);
}
time_t curl_getdate(const char* text, const time_t* unused) {
  return late<curl_getdate>(kCurl, "curl_getdate", text, unused);
}
curl_version_info_data* curl_version_info(CURLversion version) {
  return late<curl_version_info>(kCurl, "curl_version_info", version);
}

// Three arguments, the last a long, a pointer or a curl_off_t: libcurl itself takes it so (its lib/setopt.c).
CURLcode curl_easy_setopt(CURL* easy, CURLoption option, ...) {
  va_list rest;
  va_start(rest, option);
  auto* const value = va_arg(rest, void*);
  va_end(rest);
  return late<curl_easy_setopt>(kCurl, "curl_easy_setopt", easy, option, value);
}
CURLcode curl_easy_getinfo(CURL* easy, CURLINFO info, ...) {
  va_list rest;
  va_start(rest, info);
  auto* const value = va_arg(rest, void*);
  va_end(rest);
  return late<curl_easy_getinfo>(kCurl, "curl_easy_getinfo", easy, info, value);
}
CURLMcode curl_multi_setopt(CURLM* multi, CURLMoption option, ...) {
  va_list rest;
  va_start(rest, option);
  auto* const value = va_arg(rest, void*);
  va_end(rest);
  return late<curl_multi_setopt>(kCurl, "curl_multi_setopt", multi, option, value);
}

}  // extern "C"
