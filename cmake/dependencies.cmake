# SPDX-License-Identifier: MIT
# Every outside library, from Debian 12 (docs/architecture.md says why each).
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(date REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(LibArchive REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(PROMETHEUS REQUIRED IMPORTED_TARGET prometheus-cpp-core)
# Its own CMake files ask for its command-line tools, too.
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
