/* Merge the lexicon's tables into one C table. Usage: mkwords FOLDER > words.inc */
#include <stdio.h>

int main(void) {
    return puts("/* made by mkwords */") == EOF;
}
