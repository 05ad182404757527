#pragma once

#include "core/services/console/reader.h"

#include <QPointer>

class QWidget;

namespace etherdeck::ui {

struct BoxChoice;
class EnvironmentCheckDialog;

/// "Check this environment": reads the last output of `printenv` from the log, and opens the dialog about it.
class EnvironmentCheck {
public:
    static constexpr std::size_t maxLines = 20'000; ///< of U-Boot, that are looked through

    /// `choice`: a box or one of its boots; others have no output of their own.
    void open(ConsoleReader& reader, const BoxChoice& choice, const QString& title, QWidget* parent);
    /// The one that is open; null: none.
    [[nodiscard]] EnvironmentCheckDialog* dialog() const;

private:
    QPointer<EnvironmentCheckDialog> m_dialog;
    Call m_asks;
};

} // namespace etherdeck::ui
