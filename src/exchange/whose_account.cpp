// SPDX-License-Identifier: MIT
#include "exchange/whose_account.hpp"

#include "exchange/account_zone.hpp"
#include "exchange/projector.hpp"
#include "exchange/run_life.hpp"
#include "exchange/run_lock.hpp"
#include "store/library.hpp"
#include "store/mirrored_account.hpp"
#include "store/settings.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <utility>

namespace cinemarco::exchange {

namespace {

enum class SignedIn { keep, forget };

std::optional<TraktUser> mirrored(store::Database& database, AccountId account) {
  store::Reader reader{database};
  return store::mirrored_user(reader, account);
}

bool is_told(store::Database& database, AccountId account) {
  store::Reader reader{database};
  return store::setting(reader, account, store::kSignedInUser).has_value();
}

bool is_another(const std::optional<TraktUser>& known, const std::optional<TraktUser>& met) {
  return known && met && !is_same_user(*known, *met);
}

[[noreturn]] void refuse(const TraktUser& known, const TraktUser& met, std::string_view what) {
  throw Error{ErrorCode::other_account,
              fmt::format("This library mirrors the Trakt account {0}; {2} of another one, {1}. Nothing was read or "
                          "changed. To put {1} in place of {0}, do the same again with --replace-account (in the API "
                          "\"replace_account\": true): what came from {0} goes, what you made here stays. To keep "
                          "both, give {1} a data folder of its own (CINEMARCO_DATA_DIR)",
                          shown(known), shown(met), what)};
}

std::string_view in_words(SourceKind kind) {
  return kind == SourceKind::api ? "the sign-in is" : "the export is";
}

// Trakt in trouble stops nobody whose sign-in it has told of before, or who has nothing that could be mixed up.
std::optional<TraktUser> ask(store::Database& database, AccountId account, HistorySource& source,
                             std::stop_token stop) {
  try {
    return source.owner(std::move(stop));
  } catch (const Error& error) {
    const bool may_pass = error.code() == ErrorCode::upstream || error.code() == ErrorCode::rate_limited ||
                          error.code() == ErrorCode::not_found || error.code() == ErrorCode::internal;
    const bool is_needed = mirrored(database, account) && !is_told(database, account);
    if (!may_pass || is_needed || source.kind() != SourceKind::api) throw;
    spdlog::debug("Trakt did not say whose account this is: {}", error.what());
    return std::nullopt;
  }
}

void project_all(store::Transaction& tx, AccountId account, Instant now) {
  const auto zone = account_zone(tx, account);
  for (const auto type : {TitleType::movie, TitleType::series}) {
    for (const auto title : store::titles_with_entry(tx, account, type)) {
      project_title(tx, account, title, zone, now, RunId{});
      store::delete_entry_without_facts(tx, account, title);
    }
  }
}

void replace(store::Database& database, AccountId account, const TraktUser& former, const TraktUser& user,
             SignedIn signed_in, Clock& clock) {
  store::Transaction tx{database};
  store::forget_mirror(tx, account);
  if (signed_in == SignedIn::forget) store::erase_sign_in(tx, account);
  store::erase_setting(tx, account, store::kPushEnabled);  // the other one is told nothing until the user wants that
  store::save_mirrored_user(tx, account, user);
  project_all(tx, account, clock.now());
  tx.commit();
  spdlog::warn("The Trakt account {} was replaced by {}: what came from {} is gone, what was made here stays.{}",
               shown(former), shown(user), shown(former),
               signed_in == SignedIn::forget ? " The sign-in was of the former account and is forgotten." : "");
}

// Who it is, where nothing has to give way.
void learn(store::Database& database, AccountId account, const TraktUser& user, SourceKind kind) {
  const auto known = mirrored(database, account);
  if (known == user && (kind == SourceKind::export_file || is_told(database, account))) return;
  store::Transaction tx{database};
  if (known && known->slug != user.slug) {
    spdlog::info("The Trakt account {} is called {} now.", shown(*known), shown(user));
  }
  store::save_mirrored_user(tx, account, user);
  if (kind == SourceKind::api) store::set_setting(tx, account, store::kSignedInUser, user.slug);
  tx.commit();
}

}  // namespace

Mirror meet_owner(store::Database& database, AccountId account, HistorySource& source, OtherAccount other, Clock& clock,
                  std::stop_token stop) {
  const auto met = ask(database, account, source, std::move(stop));
  const auto known = mirrored(database, account);
  if (!met) {
    if (known && source.kind() == SourceKind::export_file) {
      spdlog::info("The export does not say whose it is; it is taken for one of {}.", shown(*known));
    }
    return Mirror::same;
  }
  const bool another = is_another(known, met);
  if (another && other == OtherAccount::stop) refuse(*known, *met, in_words(source.kind()));
  if (another) {
    replace(database, account, *known, *met, source.kind() == SourceKind::api ? SignedIn::keep : SignedIn::forget,
            clock);
  }
  learn(database, account, *met, source.kind());
  return another ? Mirror::replaced : Mirror::same;
}

Mirror OwnerOfSync::meet_first(OtherAccount other, std::stop_token stop) {
  if (other == OtherAccount::stop && is_told(database_, account_)) return Mirror::same;
  is_met_ = true;
  return meet_owner(database_, account_, source_, other, clock_, std::move(stop));
}

void OwnerOfSync::meet_before_reading(std::stop_token stop) {
  if (is_met_) return;
  is_met_ = true;
  meet_owner(database_, account_, source_, OtherAccount::stop, clock_, std::move(stop));
}

Mirror check_owner(store::Database& database, AccountId account, HistorySource& source, OtherAccount other,
                   std::stop_token stop) {
  const auto known = mirrored(database, account);
  if (!known) return Mirror::same;
  const auto met = ask(database, account, source, std::move(stop));
  if (!is_another(known, met)) return Mirror::same;
  if (other == OtherAccount::stop) refuse(*known, *met, in_words(source.kind()));
  return Mirror::replaced;
}

Admission admission(store::Database& database, const std::filesystem::path& data_folder, AccountId account,
                    OtherAccount other, Clock& clock) {
  const auto lock = [&database, data_folder, account, &clock] {
    auto held = RunLock::try_acquire(data_folder);
    if (!held) throw_busy(database, account, clock.now());
    return std::move(*held);
  };
  if (other == OtherAccount::replace) static_cast<void>(lock());
  return [&database, account, other, &clock, lock](const std::optional<TraktUser>& user) {
    if (!user) {
      store::Transaction tx{database};
      store::erase_setting(tx, account, store::kSignedInUser);
      tx.commit();
      return;
    }
    const auto known = mirrored(database, account);
    if (is_another(known, user)) {
      if (other == OtherAccount::stop) refuse(*known, *user, in_words(SourceKind::api));
      const auto held = lock();
      replace(database, account, *known, *user, SignedIn::forget, clock);
    }
    learn(database, account, *user, SourceKind::api);
  };
}

}  // namespace cinemarco::exchange
