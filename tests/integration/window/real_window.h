#pragma once

#include "tests/integration/window/virtual_display.h"

#include <QImage>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace etherdeck::tests {

/// The program itself on a display of its own, with a window manager, handled as a person does: by keys,
/// titles and pictures. Its settings and history live in a folder that goes with this object.
class RealWindow {
public:
    RealWindow();
    ~RealWindow();

    /// False when there is no display to use; errors() says why.
    [[nodiscard]] bool hasDisplay() const { return m_hasManager; }
    [[nodiscard]] QByteArray errors() { return m_display.errors(); }

    /// Starts the program and waits for its window. May be called again after the end, with the same
    /// settings.
    [[nodiscard]] bool start(const QStringList& arguments);
    /// True when it ends by itself, in time, with status 0.
    [[nodiscard]] bool waitForEnd();
    /// Quits by keys, also when it asks because a box waits for this desk; then as waitForEnd().
    [[nodiscard]] bool quit();
    [[nodiscard]] qint64 processId() const { return m_program.processId(); }

    /// Of the window that has the keyboard.
    [[nodiscard]] QString title() const;
    /// True as soon as a window whose title matches the regular expression is there and has the keyboard.
    [[nodiscard]] bool waitForTitle(const QString& pattern) const;
    /// Presses one key again and again until such a window is there: for a step that has to wait for its
    /// time.
    [[nodiscard]] bool pressUntilTitle(const QString& key, const QString& pattern) const;
    /// Keys in xdotool's notation, one after the other: "ctrl+q", "Tab".
    void press(const QStringList& keys) const;
    void type(const QString& text) const;
    void resize(int width, int height) const;

    /// The window that has the keyboard, as it is on the screen.
    [[nodiscard]] QImage picture() const;
    /// The same into a file, as soon as it holds still for a moment, or after some seconds as it is then;
    /// false when it cannot be written.
    [[nodiscard]] bool savePicture(const QString& path) const;
    [[nodiscard]] bool hasColor(const QColor& color, int pixels) const;
    /// Waits until the window shows at least `pixels` of this colour, as a banner does.
    [[nodiscard]] bool waitForColor(const QColor& color, int pixels) const;

    [[nodiscard]] QString home() const { return m_home.path(); }

private:
    [[nodiscard]] QByteArray activeWindow() const;

    VirtualDisplay m_display;
    QTemporaryDir m_home;
    QProcess m_manager;
    QProcess m_program;
    bool m_hasManager = false;
};

/// Asks again and again until it is true or a minute has passed.
[[nodiscard]] bool eventually(const std::function<bool()>& isTrue);

} // namespace etherdeck::tests
