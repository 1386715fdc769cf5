"""The one process behind bin/run: starts all in order, says when the product is ready, takes all down with it."""

import argparse
import os
import signal
import sys
from contextlib import contextmanager

from coalesce.embedded import preparation, servers, serving
from coalesce.embedded.errors import CannotStart
from coalesce.embedded.lease import Taken, lease
from coalesce.embedded.place import place_in, state_folder, writable
from coalesce.embedded.steps import ROOT, aloud, finish, silently, timed


class Asked(Exception):
    """Somebody asked the supervisor to stop: Ctrl-C, SIGTERM, or the terminal was closed."""


def main():
    arguments = argparse.ArgumentParser(prog="bin/run", description="Starts COALESCE on this machine.")
    arguments.add_argument("--port", type=port, default=8000, help="8000 unless told")
    listen_to_signals()
    try:
        run(arguments.parse_args().port)
    except Asked:
        print("Stopped.", flush=True)
    except Taken as taken:
        sys.exit(f"COALESCE is already running from this folder (process {taken.holder}, {taken.purpose}).")
    except CannotStart as problem:
        sys.exit(str(problem))


def port(text):
    number = int(text)
    if not 0 < number < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return number


def listen_to_signals():
    asks = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup
        asks.append(signal.SIGHUP)

    def stop(_signal, _frame):
        for ask in asks:
            signal.signal(ask, signal.SIG_IGN)
        raise Asked

    for ask in asks:
        signal.signal(ask, stop)


def run(number):
    state = state_folder(ROOT)
    writable(state / "run")  # where the clock remembers what it has done
    with lease(state, "bin/run") as held, serving.bind(number) as listener:
        place = place_in(state)
        environment = {"COALESCE_ADDRESS": serving.address(listener), **servers.environment(place, state)}
        keys = preparation.begin_keys(environment, state, place.logs)
        with servers.started(place, keep=(held,), say=aloud) as children:
            if keys:
                finish(keys, aloud)
            prepare(place, state, environment)
            with product(listener, place, environment, keep=(held,)) as processes:
                watch([*children, *processes])


def prepare(place, state, environment):
    tables = preparation.begin_tables(place, environment)
    files = preparation.begin_static_files(place, state, environment)
    preparation.finish_tables(place, environment, tables, aloud)
    preparation.finish_static_files(place, files, aloud)
    if preparation.is_demonstration(environment):
        preparation.load_demonstration(place, environment, aloud)


@contextmanager
def product(listener, place, environment, keep):
    """Web server, worker and clock; yields them once the web server answers, and stops them together."""
    processes = [serving.start_web(listener, place.logs, environment, keep)]
    try:
        with timed("Web server, worker and clock", aloud):
            sign_ins = begin_sign_ins(place, environment)
            serving.wait_until_ready(serving.address(listener), processes[0])
            processes.append(serving.start_worker(place.logs, environment, keep))
            processes.append(serving.start_beat(place.logs, environment, keep))
            said = finish(sign_ins, silently) if sign_ins else ""
        print(f"Ready: {serving.address(listener)}\n{said}", end="", flush=True)
        yield processes
    finally:
        for process in processes:
            process.ask_to_stop()
        for process in processes:
            process.stop()


def begin_sign_ins(place, environment):
    if preparation.is_demonstration(environment):
        return preparation.begin_sign_ins(place, environment)
    return None


def watch(children):
    """Sleep until one of them ends; everything else is then stopped too, so that a half product never runs."""
    while True:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        for child in children:
            if child.process.poll() is not None:
                how = f"with code {child.process.returncode}"
                raise CannotStart(f"{child.name} ended {how}, so everything was stopped:\n{child.last_words()}")


if __name__ == "__main__":
    main()
