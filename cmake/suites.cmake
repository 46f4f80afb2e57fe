# SPDX-License-Identifier: MIT
# cinemarco_suites(TARGET LABEL): the tests of TARGET for ctest, one entry a suite: a process for each single test spent
# more time starting than testing. The cases of a suite with parameters are entries of their own: they are the long ones.
# Each entry leaves its results as XML in Testing/, where scripts/run-tests counts the single tests.
function(cinemarco_suites target label)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/${target}_suites.cmake)
  set(PROGRAM "$<TARGET_FILE:${target}>")
  set(RESULTS "${CMAKE_BINARY_DIR}/Testing/${target}")
  set(LABEL ${label})
  configure_file(${CMAKE_SOURCE_DIR}/cmake/suites.cmake.in ${list}.in @ONLY)
  file(GENERATE OUTPUT ${list} INPUT ${list}.in)
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${list})
endfunction()
