#pragma once

#include <QTest>

/// The tests of a folder are linked into one program: `test_core_aoe parse` runs tst_parse.cpp. Each test
/// includes this header; QTEST_MAIN and similar macros then register it instead of defining main().
namespace etherdeck::tests {

using TestRun = int (*)(int argc, char** argv);

/// `file` is the test's source, tst_<name>.cpp. Returns true.
bool registerTest(const char* file, TestRun run);

} // namespace etherdeck::tests

#undef QTEST_MAIN_WRAPPER
#define QTEST_MAIN_WRAPPER(TestObject, ...)                                                                  \
    static int run##TestObject([[maybe_unused]] int argc, [[maybe_unused]] char** argv) {                    \
        QTest::Internal::callInitMain<TestObject>();                                                         \
        __VA_ARGS__                                                                                          \
        TestObject test;                                                                                     \
        QTEST_SET_MAIN_SOURCE_PATH                                                                           \
        return QTest::qExec(&test, argc, argv);                                                              \
    }                                                                                                        \
    [[maybe_unused]] static const bool isRegistered##TestObject =                                            \
        etherdeck::tests::registerTest(__FILE__, run##TestObject);
