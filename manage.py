#!/usr/bin/env python3
"""The door to every command; bin/manage opens it with the environment and the servers ready."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalesce.settings")
    execute_from_command_line(sys.argv)
