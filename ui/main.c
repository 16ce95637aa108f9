/* dixit: from the command line to the reader or to an export. */
#include "batch.h"
#include "options.h"
#include "reader.h"
#include <locale.h>
#include <signal.h>
#include <unistd.h>

#include "config.h"

int main(int argc, char **argv) {
    struct options options;
    setlocale(LC_ALL, "");
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write() */
    if (!options_read(&options, argc, argv)) return EXIT_USAGE;
    if (options.help) return options_help(stdout), EXIT_FINE;
    if (options.version) return puts(PACKAGE_STRING) == EOF;
    if (options.dump_config) return reader_dump_config(&options);
    if (options.format == EXPORT_COUNT && !options.output && isatty(STDOUT_FILENO)) return reader_run(&options);
    return batch_run(&options);
}
