/* dixit: from the command line to the reader or to an export. */
#include "batch.h"
#include "completion.h"
#include "broker.h"
#include "options.h"
#include "reader.h"
#include "sandbox.h"
#include "i18n.h"
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config.h"

/* A text was given by `dixit < FILE` or a pipe; /dev/null and the terminal give none. */
static bool text_is_piped_in(void) {
    struct stat st;
    return fstat(STDIN_FILENO, &st) == 0 && (S_ISREG(st.st_mode) || S_ISFIFO(st.st_mode) || S_ISSOCK(st.st_mode));
}

static void take_standard_input(struct options *options) {
    static const char *const dash = "-";
    options->paths = &dash;
    options->path_count = 1;
}

static void print_version(void) {
    char sandbox[96];
    sandbox_describe(sandbox, sizeof sandbox);
    printf("%s\nsandbox: %s\n", PACKAGE_STRING, sandbox);
}

/* What was printed came out, or somebody is told. */
static int printed(void) {
    if (!ferror(stdout) && !fflush(stdout)) return EXIT_FINE;
    perror(_("dixit: standard output: cannot write"));
    return EXIT_SOME_FAILED;
}

int main(int argc, char **argv) {
    struct options options;
    if (argc == 1 && !strcmp(argv[0], BROKER_NAME)) broker_serve();
    setlocale(LC_CTYPE, ""); /* numbers, dates and order are the same for everybody */
    setlocale(LC_MESSAGES, "");
    messages_from(DIXIT_LOCALEDIR);
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of write() */
    if (!options_read(&options, argc, argv)) return EXIT_USAGE;
    if (options.help) return options_help(stdout), printed();
    if (options.version) return print_version(), printed();
    if (options.completion) {
        if (completion_write(stdout, options.completion)) return printed();
        fputs(_("dixit: --completion knows bash, zsh and fish\n"), stderr);
        return EXIT_USAGE;
    }
    if (options.dump_config) return reader_dump_config(&options);
    if (!options.path_count && !options.files0_from && text_is_piped_in()) take_standard_input(&options);
    bool writes = options.format != EXPORT_COUNT || options.stats || options.output;
    if (!writes && isatty(STDOUT_FILENO)) return reader_run(&options);
    return batch_run(&options);
}
