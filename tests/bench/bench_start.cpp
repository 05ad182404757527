// How long the window takes from the start of its process to its first paint, on its own display; and, for
// comparison in the same run, a Qt program that only shows an empty window. Prints medians.
//   bench_start PATH-OF-ETHERDECK [RUNS]
#include "tests/integration/window/virtual_display.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <iostream>
#include <vector>

namespace {

/// Shows an empty window and reports it: the minimum for any Qt program.
class EmptyWindow : public QWidget {
protected:
    void paintEvent(QPaintEvent*) override {
        QTimer::singleShot(0, this, [] {
            std::cout << "painted" << std::endl;
            QCoreApplication::quit();
        });
    }
};

int showEmptyWindow(int argc, char** argv) {
    const QApplication application(argc, argv);
    EmptyWindow window;
    window.resize(1180, 720);
    window.show();
    return QApplication::exec();
}

/// Milliseconds until the program prints "painted"; a negative number when it does not.
double start(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    process.start(program, arguments);
    while (!process.canReadLine() && process.waitForReadyRead(30'000)) {
    }
    const double took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    const bool isPainted = process.readLine().trimmed() == "painted";
    process.waitForFinished();
    return isPainted ? took : -1;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

QProcessEnvironment environment(const QString& display, const QString& home) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DISPLAY", display);
    environment.insert("QT_QPA_PLATFORM", "xcb");
    environment.insert("HOME", home);
    for (const auto& folder : {"XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"})
        environment.insert(folder, home);
    return environment;
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == "--empty")
        return showEmptyWindow(argc, argv);
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::cerr << "usage: bench_start PATH-OF-ETHERDECK [RUNS]" << std::endl;
        return 2;
    }
    etherdeck::tests::VirtualDisplay display;
    if (display.name().isEmpty()) {
        std::cerr << display.errors().toStdString() << std::endl;
        return 1;
    }
    const QTemporaryDir home;
    const auto surroundings = environment(display.name(), home.path());
    const int runs = argc > 2 ? std::max(1, std::atoi(argv[2])) : 15;
    std::vector<double> ours;
    std::vector<double> empty;
    for (int run = 0; run < runs; ++run) {
        ours.push_back(start(argv[1], {"--measure-start"}, surroundings));
        empty.push_back(start(QCoreApplication::applicationFilePath(), {"--empty"}, surroundings));
        if (ours.back() < 0 || empty.back() < 0)
            return 1;
    }
    std::cout << R"({"figure":"start_to_first_paint_ms","value":)" << median(ours) << R"(,"worst":)"
              << *std::max_element(ours.begin(), ours.end()) << R"(,"empty_qt_window_ms":)" << median(empty)
              << R"(,"runs":)" << runs << "}" << std::endl;
    return 0;
}
