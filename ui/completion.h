/* Completion of the command line for shells, from the table of options. */
#ifndef UI_COMPLETION_H
#define UI_COMPLETION_H

#include <stdbool.h>
#include <stdio.h>

/* Write it for bash, zsh or fish; false: it is for none of them. */
bool completion_write(FILE *to, const char *shell);

#endif
