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
