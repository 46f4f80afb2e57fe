# SPDX-License-Identifier: MIT
# Every outside library, from Debian 12 (docs/architecture.md says why each).
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(CURL REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(CLI11 REQUIRED)
find_package(LibArchive REQUIRED)
find_package(ZLIB REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(DEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(PROMETHEUS REQUIRED IMPORTED_TARGET prometheus-cpp-core)
# libcsv has neither CMake nor pkg-config files.
find_library(CSV_LIBRARY csv REQUIRED)
# Its own CMake files ask for its command-line tools, too.
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)

# cinemarco_late_libraries(TARGET VARIABLES ...): TARGET opens these libraries by itself (src/net/late_library.hpp). It
# is told the name that the loader knows each by: CINEMARCO_LIBCURL is "libcurl.so.4".
function(cinemarco_late_libraries target)
  foreach(variable IN LISTS ARGN)
    file(REAL_PATH "${${variable}}" file)
    if(NOT file MATCHES "/(lib[a-z]+)([^/]*\\.so\\.[0-9]+)")
      message(FATAL_ERROR "${file} is no shared library of a version.")
    endif()
    string(TOUPPER "${CMAKE_MATCH_1}" name)
    target_compile_definitions(${target} PRIVATE "CINEMARCO_${name}=\"${CMAKE_MATCH_1}${CMAKE_MATCH_2}\"")
  endforeach()
endfunction()
