# The three kinds of target this project has. Everything testable is a library; an executable is
# one main.cc. Nothing else sets flags, include paths or definitions.

add_library(glimmer_flags INTERFACE)
target_compile_options(glimmer_flags INTERFACE -Wall -Wextra -Wno-missing-field-initializers
  $<$<BOOL:${GLIMMER_WERROR}>:-Werror>)
target_include_directories(glimmer_flags INTERFACE ${PROJECT_SOURCE_DIR})

# glimmer_library(NAME <target> SOURCES <file>... [DEPS <target>...] [PRIVATE_DEPS <target>...])
function(glimmer_library)
  cmake_parse_arguments(ARG "" "NAME" "SOURCES;DEPS;PRIVATE_DEPS" ${ARGN})
  add_library(${ARG_NAME} STATIC ${ARG_SOURCES})
  set_target_properties(${ARG_NAME} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_link_libraries(${ARG_NAME} PUBLIC ${ARG_DEPS} PRIVATE glimmer_flags ${ARG_PRIVATE_DEPS})
  target_include_directories(${ARG_NAME} PUBLIC ${PROJECT_SOURCE_DIR})
  glimmer_precompiled(${ARG_NAME})
endfunction()

# glimmer_test(NAME <target> SOURCES <file>... [DEPS <target>...] [LABELS <label>...] [TIMEOUT <s>]
#              [ON_POSTGRES | ONLY_ON_POSTGRES])
# One gtest program; every TEST in it is one ctest case. The main() is tests/support/test_main.cc.
# ON_POSTGRES runs the program a second time with its data there (tests/support/test_store.h), as one
# case, Postgres.<program>: a process for each TEST would spend most of its time on connecting. The
# case has the TIMEOUT that is given; without one it has five times that of a TEST: the slowest such
# program takes 21 s in the dev preset, and several times that with sanitizers on a busy machine.
# ONLY_ON_POSTGRES runs it there alone. A TEST that skips itself there fails the case.
function(glimmer_test)
  cmake_parse_arguments(ARG "ON_POSTGRES;ONLY_ON_POSTGRES" "NAME;TIMEOUT" "SOURCES;DEPS;LABELS" ${ARGN})
  add_executable(${ARG_NAME} ${ARG_SOURCES})
  target_link_libraries(${ARG_NAME} PRIVATE glimmer_flags ${ARG_DEPS} glimmer_test_main GTest::gmock)
  target_include_directories(${ARG_NAME} PRIVATE ${PROJECT_SOURCE_DIR})
  glimmer_precompiled(${ARG_NAME})
  set(whole ${ARG_TIMEOUT})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 60)
    math(EXPR whole "5 * ${ARG_TIMEOUT}")
  endif()
  set(properties)
  if(ARG_LABELS)
    set(properties LABELS "${ARG_LABELS}")
  endif()
  include(GoogleTest)
  if(NOT ARG_ONLY_ON_POSTGRES)
    gtest_discover_tests(${ARG_NAME} DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT ${ARG_TIMEOUT} ${properties})
  endif()
  if(ARG_ON_POSTGRES OR ARG_ONLY_ON_POSTGRES)
    add_test(NAME Postgres.${ARG_NAME} COMMAND ${ARG_NAME})
    set_tests_properties(Postgres.${ARG_NAME} PROPERTIES ${properties} TIMEOUT ${whole} FIXTURES_REQUIRED postgres
      ENVIRONMENT GLIMMER_TEST_POSTGRES=${GLIMMER_TEST_POSTGRES} FAIL_REGULAR_EXPRESSION "SKIPPED")
  endif()
endfunction()

# glimmer_qml_module(<target> URI <Glimmer.X> SOURCES <file>... QML_FILES <file>... [SINGLETONS <file>...]
#                    [DEPS <target>...] [IMPORTS <uri>...] [USES <uri>...])
# USES names modules whose C++ types stand in this one's: without it qmllint cannot see them.
# Its plugin is <target>plugin; programs link both. Translations stand beside the code, one file a
# language: <folder>_zh_CN.ts; the target <target>_lupdate brings them up to date.
function(glimmer_qml_module target)
  cmake_parse_arguments(ARG "" "URI" "SOURCES;QML_FILES;SINGLETONS;DEPS;IMPORTS;USES;RESOURCES" ${ARGN})
  foreach(file IN LISTS ARG_SINGLETONS)
    set_source_files_properties(${file} PROPERTIES QT_QML_SINGLETON_TYPE TRUE)
  endforeach()
  string(REPLACE "." "/" path ${ARG_URI})
  qt_add_library(${target} STATIC)
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  qt_add_qml_module(${target} URI ${ARG_URI} VERSION 1.0
    RESOURCE_PREFIX /qt/qml OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/qml/${path}
    IMPORT_PATH ${CMAKE_BINARY_DIR}/qml
    DEPENDENCIES QtQuick QtQml.Models ${ARG_USES} IMPORTS ${ARG_IMPORTS}
    SOURCES ${ARG_SOURCES} QML_FILES ${ARG_SINGLETONS} ${ARG_QML_FILES} RESOURCES ${ARG_RESOURCES})
  target_compile_definitions(${target} PUBLIC QT_NO_KEYWORDS)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(${target} PUBLIC Qt6::Quick Qt6::QuickControls2 ${ARG_DEPS})
  set(GLIMMER_PCH_SET qt)
  glimmer_precompiled(${target})
  file(GLOB translations CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.ts)
  if(translations)
    qt_add_translations(${target} TS_FILES ${translations} RESOURCE_PREFIX /i18n
      SOURCES ${ARG_SOURCES} ${ARG_SINGLETONS} ${ARG_QML_FILES} LUPDATE_OPTIONS -locations none -no-obsolete)
  endif()
endfunction()
