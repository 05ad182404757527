#compdef etherdeck

_arguments \
    '*'{-i+,--interface=}'[look on this interface]:interface:_net_interfaces' \
    '--link=[path of etherdeck-link]:program:_files' \
    '--theme=[how the window looks]:theme:(light dark system)' \
    '--picture=[save a picture of the window, then end]:file:_files' \
    '(- *)'{-h,--help}'[show the options]' \
    '(- *)--help-all[show the options of Qt as well]' \
    '(- *)'{-v,--version}'[show the version]'
