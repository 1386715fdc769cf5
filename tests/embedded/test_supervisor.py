import os
import signal
import socket
import urllib.request

from coalesce.embedded import database
from coalesce.embedded.place import place_in


def process_of(house, program):
    """The oldest process of the house whose command names a program."""
    for number in sorted(map(int, house.processes())):
        with open(f"/proc/{number}/cmdline") as command:
            if program in command.read():
                return number
    raise AssertionError(f"{program} is not running")


def test_the_product_answers_when_it_says_ready_and_stops_when_asked(house, running):
    supervisor, address = running

    with urllib.request.urlopen(f"{address}/healthz") as answer:
        assert answer.status == 200

    supervisor.send_signal(signal.SIGTERM)
    rest_of_the_output, _nothing = supervisor.communicate(timeout=30)
    assert supervisor.returncode == 0
    assert "Ready" not in rest_of_the_output
    assert rest_of_the_output.endswith("Stopped.\n")
    assert house.processes() == []


def test_a_killed_supervisor_leaves_no_process_and_loses_no_committed_row(house, running, free_port):
    supervisor, _address = running
    place = place_in(house.state)
    database.run(place, "create schema apart create table kept (word text)", database=database.DATABASE)
    database.run(place, "insert into apart.kept values ('committed')", database=database.DATABASE)

    supervisor.kill()

    assert house.wait_until_empty() == []
    again, _address = house.start_until_ready(free_port)
    assert database.run(place, "select word from apart.kept", database=database.DATABASE) == [("committed",)]
    again.terminate()
    assert again.wait(30) == 0


def test_a_second_start_is_refused_with_a_sentence(house, running):
    second = house.start("--port", "1")

    said, _nothing = second.communicate(timeout=30)

    assert second.returncode == 1
    assert said == f"COALESCE is already running from this folder (process {running[0].pid}, bin/run).\n"


def test_a_command_works_beside_the_running_product_and_says_how_it_ended(house, running):
    for code in (0, 3):
        asked = house.start("shell", "-c", f"print('asked'); raise SystemExit({code})", module="command")

        said, _nothing = asked.communicate(timeout=60)

        assert (asked.returncode, "asked" in said) == (code, True)


def test_a_command_without_the_product_starts_servers_and_stops_them(house):
    asked = house.start("migrate", "--check", module="command")

    said, _nothing = asked.communicate(timeout=60)

    assert asked.returncode == 0, said
    assert house.processes() == []


def test_a_lost_database_stops_everything_and_is_named(house, running):
    supervisor, _address = running

    os.kill(process_of(house, "pginstall/bin/postgres"), signal.SIGKILL)

    said, _nothing = supervisor.communicate(timeout=30)
    assert supervisor.returncode == 1
    assert "PostgreSQL ended with code -9, so everything was stopped" in said
    assert house.wait_until_empty() == []


def test_a_taken_port_is_told_before_anything_starts(house):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        said, _nothing = house.start("--port", str(port)).communicate(timeout=30)

    assert said == f"Port {port} is taken by another program. Choose another one: bin/run --port {port + 1}\n"


def test_half_a_database_address_is_refused_with_a_sentence(house):
    said, _nothing = house.start(DATABASE_URL="postgres://somebody@/coalesce").communicate(timeout=30)

    assert said.startswith("DATABASE_URL and DATABASE_OWNER_URL belong together")


def test_a_folder_that_cannot_be_made_is_named(house):
    said, _nothing = house.start(COALESCE_VAR="/proc/nowhere").communicate(timeout=30)

    assert said.startswith("The folder /proc/nowhere cannot be made.")
