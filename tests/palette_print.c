/* `make palette`: the table of HACKING.md. */
#include "palette.h"
#include <math.h>
#include <stdio.h>

static void line(const char *what, enum theme_name name, bool light) {
    double least = 99;
    for (unsigned slot = 1; slot <= THEME_SPEAKERS; slot++)
        least = fmin(least, palette_contrast(theme_speaker(name, light, slot), light));
    printf("| %s |", what);
    for (int sight = 0; sight < SIGHT_COUNT; sight++) printf(" %.3f |", palette_distance(name, light, (enum sight)sight));
    printf(" %.1f |\n", least);
}

int main(void) {
    puts("| palette | all cones | no red | no green | no blue | least contrast |\n|---|---|---|---|---|---|");
    line("dark", THEME_DARK, false);
    line("light", THEME_LIGHT, true);
    line("high contrast, dark", THEME_HIGH_CONTRAST, false);
    line("high contrast, light", THEME_HIGH_CONTRAST, true);
    return 0;
}
