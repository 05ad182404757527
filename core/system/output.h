#pragma once

#include "core/base/error.h"

#include <optional>
#include <string>
#include <string_view>

namespace etherdeck {

/// Where a program prints: standard output, or a file given to it. All output goes through here, so that no
/// loss goes unnoticed and nothing harmful gets through.
///
/// Text is buffered, made harmless (core/base/harmless_text.h; tab and line feed stay) and written. Waits
/// while a pipe is full, even where the descriptor is non-blocking. After a failure everything else is
/// dropped.
class Output {
public:
    /// Whether the program's own styles ("\033[1m", and no other sequence) get through.
    enum class Styles { Pass, Escape };

    /// Does not close the descriptor unless close() is called.
    explicit Output(int descriptor, Styles styles = Styles::Escape);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    void print(std::string_view text);
    /// Writes what is buffered. False after a failure.
    bool flush();
    /// Flushes and closes: some file systems report a full disk only then.
    bool close();

    [[nodiscard]] bool works() const { return !m_failure; }
    /// Closed when the reader is gone (`| head`), otherwise System with the errno.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    /// True when the reader has closed its end, which is not a failure of ours.
    [[nodiscard]] bool isLeft() const { return m_failure && m_failure->code == ErrorCode::Closed; }

private:
    void append(std::string_view text);
    void fail(int systemError);

    int m_descriptor;
    Styles m_styles;
    std::string m_gathered;
    std::optional<Error> m_failure;
};

/// Opens those of standard input, output and error that are closed, so that no file opened later takes their
/// place. Printing to them still fails as it would have.
void openMissingDescriptors();

/// True when standard output is a terminal that should have colours (NO_COLOR is not set).
[[nodiscard]] bool wantsStyles();

} // namespace etherdeck
