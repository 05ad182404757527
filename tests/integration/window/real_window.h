#pragma once

#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/virtual_display.h"

#include <QImage>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace etherdeck::tests {

/// The program on its own display, with a window manager, operated as a user would: by keys, the
/// mouse, titles and pictures. Its settings and history are in a folder that is removed with this object.
class RealWindow {
public:
    RealWindow();
    ~RealWindow();

    /// False when there is no display to use; errors() says why.
    [[nodiscard]] bool hasDisplay() const { return m_hasManager; }
    [[nodiscard]] QByteArray errors() { return m_display.errors(); }

    /// Starts the program and waits for its window. May be called again after it has ended, with the same
    /// settings.
    [[nodiscard]] bool start(const QStringList& arguments);
    /// True when it ends by itself with status 0 before the timeout.
    [[nodiscard]] bool waitForEnd();
    /// Quits by keys, even when it asks because a box is waiting for this computer; then like waitForEnd().
    [[nodiscard]] bool quit();
    [[nodiscard]] qint64 processId() const { return m_program.processId(); }

    /// Of the window that has the keyboard.
    [[nodiscard]] QString title() const;
    /// True as soon as a window whose title matches the regular expression exists and has the focus.
    [[nodiscard]] bool waitForTitle(const QString& pattern) const;
    /// Presses a key repeatedly until such a window exists: for a step that is enabled after a delay.
    [[nodiscard]] bool pressUntilTitle(const QString& key, const QString& pattern) const;
    /// Keys in xdotool's notation, one after the other: "ctrl+q", "Tab".
    void press(const QStringList& keys) const;
    void type(const QString& text) const;
    void resize(int width, int height) const;

    /// The window that has the keyboard, as it is on the screen.
    [[nodiscard]] QImage picture() const;
    /// Saves the same to a file, as soon as it does not change for a moment, or after some seconds in any
    /// case; false when it cannot be written.
    [[nodiscard]] bool savePicture(const QString& path) const;
    [[nodiscard]] bool hasColor(const QColor& color, int pixels) const;
    /// Waits until the window shows at least `pixels` of this colour, as a banner does.
    [[nodiscard]] bool waitForColor(const QColor& color, int pixels) const;

    /// What encloses all that has this colour, within an area of the window.
    [[nodiscard]] QRect areaOf(const QColor& color, const QRect& within) const;
    /// The mouse, in the same pixels as picture(): button down, moved with the button as it is, button up.
    void pressMouse(QPoint place) const;
    void moveMouse(QPoint place) const;
    void releaseMouse() const;

    [[nodiscard]] QString home() const { return m_home.path(); }

private:
    [[nodiscard]] QByteArray activeWindow() const;
    /// Runs a tool that looks or types, on this display.
    [[nodiscard]] Finished tool(const QString& program, const QStringList& arguments) const;

    VirtualDisplay m_display;
    QTemporaryDir m_home;
    QProcess m_manager;
    QProcess m_program;
    bool m_hasManager = false;
};

/// Checks repeatedly until it is true or a minute has passed.
[[nodiscard]] bool eventually(const std::function<bool()>& isTrue);

} // namespace etherdeck::tests
