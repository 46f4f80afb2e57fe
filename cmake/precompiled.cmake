# SPDX-License-Identifier: MIT
# What nearly every file includes is parsed once for all of them, which was a quarter of a build's time. A file still
# includes what it uses: scripts/lint reads each one without this.
# cinemarco_precompiled(TARGET [FLAGS...]): TARGET is compiled with FLAGS, and shares what is parsed with the others that
# have the same FLAGS.
option(CINEMARCO_PRECOMPILED "Parse the most used headers once" ON)
# Else ccache cannot know what was parsed.
set(CINEMARCO_PRECOMPILED_FLAGS "")
if(CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(CINEMARCO_PRECOMPILED_FLAGS -fpch-preprocess)
elseif(CCACHE)
  set(CINEMARCO_PRECOMPILED_FLAGS "SHELL:-Xclang -fno-pch-timestamp")
endif()

function(cinemarco_precompiled target)
  if(ARGN)
    target_compile_options(${target} PRIVATE ${ARGN})
  endif()
  if(NOT CINEMARCO_PRECOMPILED)
    return()
  endif()
  string(MAKE_C_IDENTIFIER "cinemarco_precompiled${ARGN}" shared)
  if(NOT TARGET ${shared})
    file(WRITE ${CMAKE_BINARY_DIR}/${shared}.cpp "")
    add_library(${shared} OBJECT ${CMAKE_BINARY_DIR}/${shared}.cpp)
    target_compile_options(${shared} PRIVATE ${ARGN} ${CINEMARCO_PRECOMPILED_FLAGS})
    target_link_libraries(${shared} PRIVATE Boost::json fmt::fmt Threads::Threads cinemarco_options)
    target_precompile_headers(${shared} PRIVATE
      <algorithm> <array> <chrono> <condition_variable> <cstdint> <expected> <filesystem> <fstream> <functional> <map>
      <memory> <mutex> <optional> <set> <span> <sstream> <stop_token> <string> <string_view> <thread> <utility> <vector>
      <boost/describe.hpp> <boost/json.hpp> <boost/mp11.hpp> <fmt/format.h>)
  endif()
  target_precompile_headers(${target} REUSE_FROM ${shared})
  target_compile_definitions(${target} PRIVATE $<TARGET_PROPERTY:${shared},COMPILE_DEFINITIONS>)  # g++ wants the same ones
  target_compile_options(${target} PRIVATE ${CINEMARCO_PRECOMPILED_FLAGS})
endfunction()
