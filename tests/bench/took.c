/* Run a command and say what it took.

   took NAME MB ARTICLES COMMAND... : its standard input is ours, its output goes to /dev/null */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static void run(char **command) {
    int null = open("/dev/null", O_WRONLY);
    if (null >= 0 && dup2(null, STDOUT_FILENO) >= 0) execvp(*command, command);
    perror(*command);
    _exit(127);
}

int main(int argc, char **argv) {
    struct rusage usage;
    int status;
    if (argc < 5) {
        fputs("usage: took NAME MB ARTICLES COMMAND...\n", stderr);
        return 2;
    }
    double begun = now(), mb = atof(argv[2]), articles = atof(argv[3]);
    pid_t pid = fork();
    if (!pid) run(argv + 4);
    if (pid < 0 || wait4(pid, &status, 0, &usage) < 0) return 1;
    double wall = now() - begun, user = seconds(usage.ru_utime), system = seconds(usage.ru_stime);
    printf("%-20s %8.2f s %8.2f user %7.2f sys %9.1f MB/s %9.0f articles/s %8.1f MiB%s\n", argv[1], wall, user, system,
           mb / wall, articles / wall, (double)usage.ru_maxrss / 1024, status ? "  FAILED" : "");
    return status != 0;
}
