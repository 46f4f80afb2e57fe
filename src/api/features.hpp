// SPDX-License-Identifier: MIT
// The features of the API, one file each: what they offer stands at the end of each file as a table.
#pragma once

#include "api/operations.hpp"
#include "api/services.hpp"

namespace cinemarco::api {

void add_health(Operations& api, Services& services);
void add_session(Operations& api, Services& services);
void add_tokens(Operations& api, Services& services);
void add_trakt(Operations& api, Services& services);
void add_import(Operations& api, Services& services);
void add_import_preview(Operations& api, Services& services);
void add_imports(Operations& api, Services& services);
void add_sync(Operations& api, Services& services);
void add_library(Operations& api, Services& services);
void add_library_edits(Operations& api, Services& services);
void add_lists(Operations& api, Services& services);
void add_list_items(Operations& api, Services& services);
void add_several_entries(Operations& api, Services& services);
void add_plays(Operations& api, Services& services);
void add_up_next(Operations& api, Services& services);
void add_calendar(Operations& api, Services& services);
void add_stats(Operations& api, Services& services);
void add_tmdb(Operations& api, Services& services);
void add_extras(Operations& api, Services& services);
void add_unmatched(Operations& api, Services& services);
void add_cache(Operations& api, Services& services);
void add_images(Operations& api, Services& services);
void add_export(Operations& api, Services& services);
void add_backups(Operations& api, Services& services);
void add_check(Operations& api, Services& services);
void add_hooks(Operations& api, Services& services);
void add_hook_receipt(Operations& api, Services& services);
void add_now_watching(Operations& api, Services& services);
void add_metrics(Operations& api, Services& services);
// Last: it describes all that were added before, and itself.
void add_openapi(Operations& api, Services& services);

inline void add_all(Operations& api, Services& services) {
  add_health(api, services);
  add_session(api, services);
  add_tokens(api, services);
  add_trakt(api, services);
  add_import(api, services);
  add_import_preview(api, services);
  add_imports(api, services);
  add_sync(api, services);
  add_library(api, services);
  add_library_edits(api, services);
  add_lists(api, services);
  add_list_items(api, services);
  add_several_entries(api, services);
  add_plays(api, services);
  add_up_next(api, services);
  add_calendar(api, services);
  add_stats(api, services);
  add_tmdb(api, services);
  add_extras(api, services);
  add_unmatched(api, services);
  add_cache(api, services);
  add_images(api, services);
  add_export(api, services);
  add_backups(api, services);
  add_check(api, services);
  add_hooks(api, services);
  add_hook_receipt(api, services);
  add_now_watching(api, services);
  add_metrics(api, services);
  add_openapi(api, services);
}

}  // namespace cinemarco::api
