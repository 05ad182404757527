// Replaces libFuzzer where the compiler has none: passes each file of the corpus to the fuzz target, complete
// and truncated at every length.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
    std::size_t inputs = 0;
    for (int i = 1; i < argc; ++i)
        for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
            for (std::size_t size = 0; size <= bytes.size(); ++size) {
                const std::vector<std::uint8_t> input(bytes.begin(), bytes.begin() + std::ptrdiff_t(size));
                LLVMFuzzerTestOneInput(input.data(), input.size());
            }
            ++inputs;
        }
    std::cout << inputs << " inputs of the corpus, each at every length\n";
    return inputs > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
