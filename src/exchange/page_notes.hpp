// SPDX-License-Identifier: MIT
// What a page tells besides its facts: rows that failed or mean nothing here, and how whole the source looks.
#pragma once

#include "exchange/run_context.hpp"

namespace cinemarco::exchange {

// In the run's rows, as part of the transaction that stores the page …
void note_page(store::Transaction& tx, RunId run, const SourcePage& page);
// … and, once that is done, for whoever watches.
void show_problems(RunProgress& progress, const SourcePage& page);

}  // namespace cinemarco::exchange
