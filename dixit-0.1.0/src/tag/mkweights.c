/* Write the bytes of a weights file as C strings. Usage: mkweights FILE > NAME.inc */
#include <stdio.h>
#include <stdlib.h>

enum { ACROSS = 32 };

int main(int argc, char **argv) {
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    int byte;
    if (!file) {
        fputs("usage: mkweights FILE\n", stderr);
        return 2;
    }
    for (unsigned n = 0; (byte = getc(file)) != EOF; n++) {
        if (n % ACROSS == 0) fputs(n ? "\"\n\"" : "\"", stdout);
        printf("\\%03o", (unsigned)byte);
    }
    puts("\"");
    return ferror(file) || fclose(file) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
