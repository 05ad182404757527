#pragma once

#include "core/base/error.h"

#include <optional>
#include <string>
#include <string_view>

namespace etherdeck {

/// Where a program prints: standard output, or a file that it was told. Nothing is written past it, so that
/// nothing is lost unnoticed, and nothing harmful gets through.
///
/// Text is gathered, made harmless (core/base/harmless_text.h; tab and line feed stay) and written; a full
/// pipe is waited for, also where the descriptor does not block. After a failure all else is dropped.
class Output {
public:
    /// What of the program's own styles ("\033[1m", and no other sequence) gets through.
    enum class Styles { Pass, Escape };

    /// Does not close the descriptor unless close() is called.
    explicit Output(int descriptor, Styles styles = Styles::Escape);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    void print(std::string_view text);
    /// Writes what has been gathered. False after a failure.
    bool flush();
    /// The same, and closes: some file systems tell only then that a disk is full.
    bool close();

    [[nodiscard]] bool works() const { return !m_failure; }
    /// Closed when the reader has gone (`| head`), else System with the errno.
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    /// True when whoever read has had enough: that is no failure of ours.
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
/// place. What is printed on them then fails as it would have.
void openMissingDescriptors();

/// True when standard output is a terminal that is to have colours (NO_COLOR is not set).
[[nodiscard]] bool wantsStyles();

} // namespace etherdeck
