# Two packages of the same sources are equal, so every file in them is as old as the newest entry of the changelog.
file(STRINGS "${CMAKE_SOURCE_DIR}/installer/debian/changelog" changed REGEX "^ -- " LIMIT_COUNT 1)
string(REGEX REPLACE ".*>  " "" changed "${changed}")
execute_process(COMMAND date --date "${changed}" +%s
    OUTPUT_VARIABLE changed OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
file(WRITE "${packaged}/cpack.cmake"
    "if(NOT DEFINED ENV{SOURCE_DATE_EPOCH})\n    set(ENV{SOURCE_DATE_EPOCH} ${changed})\nendif()\n")

# etherdeck_compress(SOURCE NAME): makes NAME.gz below ${packaged}, and adds it to the list ${compressed}.
# Debian policy: compressed, and reproducible.
function(etherdeck_compress source name)
    cmake_path(GET name PARENT_PATH folder)
    file(MAKE_DIRECTORY "${packaged}/${folder}")
    add_custom_command(OUTPUT "${packaged}/${name}.gz"
        COMMAND gzip -9nc "${source}" > "${packaged}/${name}.gz"
        DEPENDS "${source}" VERBATIM)
    set(compressed ${compressed} "${packaged}/${name}.gz" PARENT_SCOPE)
endfunction()
