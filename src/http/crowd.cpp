// SPDX-License-Identifier: MIT
#include "http/crowd.hpp"

#include "http/network.hpp"

#include <algorithm>
#include <utility>

namespace cinemarco::http {

namespace {

constexpr unsigned kNetworkBitsV4 = 24;
constexpr unsigned kNetworkBitsV6 = 48;  // the most that a home or a small site is given

using Counts = std::map<std::string, std::size_t>;

std::size_t count_of(const Counts& counts, const std::string& name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

void add(Counts& counts, const std::string& name) {
  if (!name.empty()) ++counts[name];
}

void take_away(Counts& counts, const std::string& name) {
  const auto found = counts.find(name);
  if (found != counts.end() && --found->second == 0) counts.erase(found);
}

std::string network_around(const std::string& address) {
  const auto parsed = read_address(address);
  return parsed ? network_of(*parsed, kNetworkBitsV4, kNetworkBitsV6) : address;
}

}  // namespace

Crowd::Entry Crowd::enter(const std::string& address, bool stands_for_many) {
  Guest guest;
  if (!stands_for_many) guest = {household_of(address), network_around(address), std::nullopt};
  Entry entry{++last_, true, std::nullopt};
  if (!has_room(guest)) {
    entry.leaver = longest_in_the_way_of(guest);
    entry.admitted = entry.leaver.has_value();
    if (!entry.admitted) return entry;
    leave(*entry.leaver);
  }
  add(households_, guest.household);
  add(networks_, guest.network);
  guests_.emplace(entry.ticket, std::move(guest));
  waits(entry.ticket);
  return entry;
}

void Crowd::waits(Ticket ticket) {
  works(ticket);
  const auto found = guests_.find(ticket);
  if (found != guests_.end()) found->second.waiting = waiting_.insert(waiting_.end(), ticket);
}

void Crowd::works(Ticket ticket) {
  const auto found = guests_.find(ticket);
  if (found == guests_.end() || !found->second.waiting) return;
  waiting_.erase(*found->second.waiting);
  found->second.waiting.reset();
}

void Crowd::leave(Ticket ticket) {
  works(ticket);
  const auto found = guests_.find(ticket);
  if (found == guests_.end()) return;
  take_away(households_, found->second.household);
  take_away(networks_, found->second.network);
  guests_.erase(found);
}

bool Crowd::has_room(const Guest& guest) const {
  return count_of(households_, guest.household) < limits_.household &&
         count_of(networks_, guest.network) < limits_.network && guests_.size() < limits_.all;
}

// Who takes too much makes room itself: a full household or network never costs another one a place.
std::optional<Crowd::Ticket> Crowd::longest_in_the_way_of(const Guest& guest) const {
  const bool household = count_of(households_, guest.household) >= limits_.household;
  const bool network = count_of(networks_, guest.network) >= limits_.network;
  const auto found = std::ranges::find_if(waiting_, [&](Ticket ticket) {
    const auto& other = guests_.at(ticket);
    if (household) return other.household == guest.household;
    return !network || other.network == guest.network;
  });
  return found == waiting_.end() ? std::nullopt : std::optional{*found};
}

}  // namespace cinemarco::http
