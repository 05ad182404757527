#include "core/base/result.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace etherdeck;

namespace {

constexpr ErrorCode allCodes[] = {
    ErrorCode::Truncated,       ErrorCode::Malformed,       ErrorCode::Unsupported,
    ErrorCode::TooLong,         ErrorCode::OutOfRange,      ErrorCode::PermissionDenied,
    ErrorCode::NoSuchInterface, ErrorCode::InterfaceDown,   ErrorCode::InterfaceVanished,
    ErrorCode::NotEthernet,     ErrorCode::FrameRefused,    ErrorCode::ProgramMissing,
    ErrorCode::ProgramFailed,   ErrorCode::VersionMismatch, ErrorCode::Untrusted,
    ErrorCode::TimedOut,        ErrorCode::Closed,          ErrorCode::Busy,
    ErrorCode::System,
};

Result<int> half(int number) {
    if (number % 2 != 0)
        return fail(ErrorCode::OutOfRange, "odd", 22);
    return number / 2;
}

Result<std::string> halfAsText(int number) {
    const auto result = half(number);
    if (!result)
        return fail(result.error());
    return std::to_string(*result);
}

} // namespace

class TestError : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasANameOfItsOwn() {
        std::set<std::string_view> names;
        for (const auto code : allCodes)
            QVERIFY2(names.insert(name(code)).second, std::string(name(code)).c_str());
        // Codes are numbered without gaps, so the list above is whole when the last one is its last.
        QCOMPARE(std::size(allCodes), static_cast<std::size_t>(ErrorCode::System) + 1);
    }

    void namesAreLowerCaseWordsWithHyphens() {
        for (const auto code : allCodes) {
            const auto text = name(code);
            QVERIFY(!text.empty());
            QVERIFY(std::all_of(text.begin(), text.end(),
                                [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }));
        }
        QCOMPARE(name(ErrorCode::PermissionDenied), std::string_view("permission-denied"));
    }

    void anErrorTravelsWholeThroughResultsOfOtherTypes() {
        const auto result = halfAsText(3);
        QVERIFY(!result);
        QVERIFY(result.error() == (Error{ErrorCode::OutOfRange, "odd", 22}));
        QCOMPARE(halfAsText(8).value(), std::string("4"));
    }

    void errorsDifferInEachPart() {
        const Error error{ErrorCode::System, "read", 5};
        QVERIFY(error != (Error{ErrorCode::Closed, "read", 5}));
        QVERIFY(error != (Error{ErrorCode::System, "write", 5}));
        QVERIFY(error != (Error{ErrorCode::System, "read", 6}));
    }
};

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
