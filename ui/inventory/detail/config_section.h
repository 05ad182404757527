#pragma once

#include "core/discovery/target.h"
#include "ui/widgets/notice.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace etherdeck::ui {

class Claims;
class FactGroup;

/// Who owns a target, by its config string, and the ways to change it: claim, replace, release.
class ConfigSection : public QWidget {
    Q_OBJECT

public:
    /// The claims outlive it.
    explicit ConfigSection(Claims& claims, QWidget* parent = nullptr);

    void setTarget(const discovery::Target& target);
    /// The claims are others.
    void refresh();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeEditor();
    void refreshButtons();
    void refreshEditor();
    void refreshNotice();
    void openEditor();
    void closeEditor();
    void change(const std::string& wanted);
    /// After a change the focus goes back to where it came from, unless the user has moved it.
    void returnFocus();
    [[nodiscard]] bool holdsFocus() const;

    Claims& m_claims;
    discovery::Target m_target;
    QPointer<QWidget> m_awaiting; ///< has the focus for as long as a change is under way

    QLabel* m_heading;
    QLabel* m_owner;
    FactGroup* m_string;
    QPushButton* m_edit;
    QPushButton* m_release;
    QWidget* m_editor;
    QLineEdit* m_line;
    QLabel* m_count;
    QPushButton* m_take;
    QPushButton* m_leave;
    Notice* m_notice;
};

} // namespace etherdeck::ui
