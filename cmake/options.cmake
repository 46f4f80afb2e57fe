# SPDX-License-Identifier: MIT
# Warnings, hardening and sanitizers for our own code; private to our targets, never to a library's users.
add_library(cinemarco_options INTERFACE)
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")  # as Debian builds
target_compile_options(cinemarco_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wimplicit-fallthrough)
if(CINEMARCO_STRICT)  # in the presets of our own checks: another compiler may warn of what is fine
  target_compile_options(cinemarco_options INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports these from inside its own and Boost's headers when optimising.
  target_compile_options(cinemarco_options INTERFACE
    -Wno-maybe-uninitialized -Wno-null-dereference -Wno-restrict -Wno-array-bounds -Wno-stringop-overflow
    -Wno-stringop-overread -Wno-dangling-pointer -Wno-free-nonheap-object -Wno-missing-field-initializers)
else()
  # clang, which only fuzz/ is built with: of libstdc++ 12's own stable_sort, and the same as g++'s last one above.
  target_compile_options(cinemarco_options INTERFACE -Wno-deprecated-declarations -Wno-missing-designated-field-initializers)
endif()
# What turns a fault of memory into an end of the program instead of a way in. tests/security reads the program for it.
target_compile_options(cinemarco_options INTERFACE
  -fPIE -fstack-protector-strong -fstack-clash-protection -D_GLIBCXX_ASSERTIONS
  $<$<IN_LIST:${CMAKE_SYSTEM_PROCESSOR},x86_64;AMD64;i686>:-fcf-protection>)
target_link_options(cinemarco_options INTERFACE -pie -Wl,-z,relro,-z,now -Wl,-z,noexecstack)
if(NOT CINEMARCO_SANITIZE)  # those watch the same calls themselves; and it works in optimised code only
  target_compile_options(cinemarco_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE$<SEMICOLON>-D_FORTIFY_SOURCE=2>)
endif()
target_compile_definitions(cinemarco_options INTERFACE CINEMARCO_VERSION="${PROJECT_VERSION}")
if(CINEMARCO_SANITIZE)
  if("thread" IN_LIST CINEMARCO_SANITIZE)
    target_compile_options(cinemarco_options INTERFACE -Wno-tsan)  # Asio's fences, which g++ 12 cannot watch
  endif()
  string(REPLACE ";" "," _sanitizers "${CINEMARCO_SANITIZE}")
  add_compile_options(-fsanitize=${_sanitizers} -fno-omit-frame-pointer)
  if("undefined" IN_LIST CINEMARCO_SANITIZE)
    # A null or wrong pointer ends the program anyway, and ASan sees stale objects: these checks found nothing of their
    # own, and took as long to compile as all the others together.
    add_compile_options(-fno-sanitize=null,alignment,object-size,vptr)
  endif()
  add_link_options(-fsanitize=${_sanitizers})
endif()
