// SPDX-License-Identifier: MIT
#include "cli/device_sign_in.hpp"

#include <utility>

namespace cinemarco::cli {

void wait_until_connected(trakt::SignIn& sign_in, const DeviceCode& device, const Admission& admit,
                          std::stop_token stop) {
  switch (sign_in.wait_for_device(device, admit, {}, std::move(stop))) {
    case DevicePoll::done:
      return;
    case DevicePoll::denied:
      throw Error{ErrorCode::trakt_sign_in,
                  "You did not allow it on Trakt's page. Run `cinemarco trakt connect` to be asked again."};
    case DevicePoll::expired:
      throw Error{ErrorCode::trakt_sign_in,
                  "The code ran out before it was entered. Run `cinemarco trakt connect` for a new one."};
    default:
      throw Error{ErrorCode::trakt_sign_in,
                  "Trakt no longer knows this code. Run `cinemarco trakt connect` for a new one."};
  }
}

}  // namespace cinemarco::cli
