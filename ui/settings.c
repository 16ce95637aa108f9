#include "settings.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct setting_info infos[] = {
#define X(member, name, kind, value, least, most, choices, help) { name, choices, help, kind, value, least, most },
    SETTINGS(X)
#undef X
};

static const size_t offsets[] = {
#define X(member, name, kind, value, least, most, choices, help) offsetof(struct settings, member),
    SETTINGS(X)
#undef X
};

const size_t setting_count = sizeof infos / sizeof *infos;

const struct setting_info *setting_info(size_t setting) {
    return &infos[setting];
}

size_t setting_named(const char *name) {
    size_t i = 0;
    while (i < setting_count && strcmp(infos[i].name, name)) i++;
    return i;
}

static int *value_at(struct settings *settings, size_t setting) {
    return (int *)(void *)((char *)settings + offsets[setting]);
}

void settings_init(struct settings *settings) {
    for (size_t i = 0; i < setting_count; i++) *value_at(settings, i) = infos[i].value;
}

/* The n-th choice of "a|b|c" into `to`; false past the last. */
static bool choice_name(const char *choices, int n, char *to, size_t room) {
    while (n-- > 0) {
        choices = strchr(choices, '|');
        if (!choices) return false;
        choices++;
    }
    snprintf(to, room, "%.*s", (int)strcspn(choices, "|"), choices);
    return true;
}

static bool value_parse(const struct setting_info *info, const char *text, int *value, struct error *error) {
    if (info->kind == SETTING_CHOICE) {
        char name[64];
        for (int i = 0; choice_name(info->choices, i, name, sizeof name); i++)
            if (!strcmp(name, text)) {
                *value = i;
                return true;
            }
        return error_set(error, ERROR_ARGUMENT, 0, "expected %s=%s", info->name, info->choices);
    }
    if (info->kind == SETTING_SWITCH)
        return error_set(error, ERROR_ARGUMENT, 0, "expected :set %s or :set no%s", info->name, info->name);
    char *end;
    long number = strtol(text, &end, 10);
    if (end == text || *end || number < info->least || number > info->most)
        return error_set(error, ERROR_ARGUMENT, 0, "expected %s=N with N from %d to %d", info->name, info->least,
                         info->most);
    *value = (int)number;
    return true;
}

static bool no_setting(const char *name, struct error *error) {
    return error_set(error, ERROR_ARGUMENT, 0, "no setting “%s”; :set alone lists them", name);
}

bool settings_change(struct settings *settings, const char *change, struct error *error) {
    char name[64];
    size_t n = strcspn(change, "=!");
    if (n >= sizeof name) return no_setting(change, error);
    memcpy(name, change, n);
    name[n] = 0;
    bool no = false;
    size_t setting = setting_named(name);
    if (setting == setting_count && !strncmp(name, "no", 2)) {
        setting = setting_named(name + 2);
        no = true;
    }
    if (setting == setting_count) return no_setting(name, error);
    int *value = value_at(settings, setting);
    const struct setting_info *info = &infos[setting];
    if (change[n] == '=' && !no) return value_parse(info, change + n + 1, value, error);
    if (info->kind != SETTING_SWITCH || change[n] == '=')
        return error_set(error, ERROR_ARGUMENT, 0, "expected :set %s=%s", info->name,
                         info->kind == SETTING_NUMBER ? "N" : info->choices);
    *value = change[n] == '!' ? !*value : !no;
    return true;
}

void settings_write(const struct settings *settings, size_t setting, char *to, size_t room) {
    const struct setting_info *info = &infos[setting];
    struct settings copy = *settings;
    int value = *value_at(&copy, setting);
    char name[64];
    if (info->kind == SETTING_SWITCH) snprintf(to, room, "%s%s", value ? "" : "no", info->name);
    else if (info->kind == SETTING_NUMBER) snprintf(to, room, "%s=%d", info->name, value);
    else if (choice_name(info->choices, value, name, sizeof name)) snprintf(to, room, "%s=%s", info->name, name);
}
