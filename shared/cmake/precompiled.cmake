# Headers of the libraries that most files include, compiled once (GLIMMER_PCH). Four sets: for code
# without and with Qt, each with and without GoogleTest. What is shipped is built without, so a
# forgotten #include is found there. A folder names its set: set(GLIMMER_PCH_SET <set>).
set(GLIMMER_PCH_SET plain)

# glimmer_pch_set(<name> HEADERS <header>... LINKS <target>...)
function(glimmer_pch_set name)
  cmake_parse_arguments(ARG "" "" "HEADERS;LINKS" ${ARGN})
  set(source ${CMAKE_BINARY_DIR}/pch/${name}.cc)
  file(CONFIGURE OUTPUT ${source} CONTENT "")
  add_library(glimmer_pch_${name} STATIC ${source})
  target_compile_options(glimmer_pch_${name} PRIVATE -fPIC -pthread)
  target_link_libraries(glimmer_pch_${name} PRIVATE ${ARG_LINKS})
  target_precompile_headers(glimmer_pch_${name} PRIVATE ${ARG_HEADERS})
endfunction()

# glimmer_precompiled(<target>): compiles it with the folder's set. Their flags must be alike.
function(glimmer_precompiled target)
  if(GLIMMER_PCH)
    target_compile_options(${target} PRIVATE -fPIC -pthread)
    # GTest::gmock brings this flag, and the sets with it serve targets that do not link it.
    if(GLIMMER_PCH_SET MATCHES "_test$")
      target_compile_options(${target} PRIVATE -DGTEST_HAS_PTHREAD=1)
    endif()
    target_precompile_headers(${target} REUSE_FROM glimmer_pch_${GLIMMER_PCH_SET})
  endif()
endfunction()

if(GLIMMER_PCH)
  set(common <grpcpp/grpcpp.h> <google/protobuf/message.h> <google/protobuf/map_field.h>
    <google/protobuf/repeated_field.h> <absl/container/flat_hash_map.h>
    <absl/functional/any_invocable.h> <absl/status/statusor.h> <absl/strings/str_cat.h>
    <absl/strings/str_format.h> <absl/strings/str_split.h> <absl/synchronization/mutex.h>
    <absl/time/time.h>)
  glimmer_pch_set(plain HEADERS ${common} LINKS gRPC::grpc++)
  if(GLIMMER_TESTS)
    glimmer_pch_set(plain_test HEADERS ${common} <gmock/gmock.h> LINKS gRPC::grpc++ GTest::gmock)
  endif()
  if(GLIMMER_APP)
    set(qt <QAbstractListModel> <QDateTime> <QLocale> <QQmlEngine> <QQuickItem> <QStringList>)
    glimmer_pch_set(qt HEADERS ${common} ${qt}
      LINKS gRPC::grpc++ Qt6::Quick Qt6::QuickControls2)
    target_compile_definitions(glimmer_pch_qt PRIVATE QT_NO_KEYWORDS)
    if(GLIMMER_TESTS)
      glimmer_pch_set(qt_test HEADERS ${common} ${qt} <gmock/gmock.h>
        LINKS gRPC::grpc++ GTest::gmock Qt6::Quick Qt6::QuickControls2)
      target_compile_definitions(glimmer_pch_qt_test PRIVATE QT_NO_KEYWORDS)
    endif()
  endif()
endif()
