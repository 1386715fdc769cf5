# The product for production; docker-compose.yml runs it as web server, worker, clock and migration.
ARG BASE=python:3.13-slim-bookworm

FROM ${BASE} AS packages
WORKDIR /product
ENV PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1 UV_LINK_MODE=copy
COPY coalesce/embedded/uv.txt requirements.txt ./
RUN python3 -m venv /installer \
    && /installer/bin/pip install --require-hashes --requirement uv.txt \
    && python3 -m venv --without-pip /product/.venv \
    && /installer/bin/uv pip install --python /product/.venv/bin/python --require-hashes --compile-bytecode \
       --requirement requirements.txt

FROM ${BASE}
# Number 10001 reads the secrets; docker-compose.yml and new-secrets know it too.
RUN groupadd --gid 10001 coalesce \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin coalesce \
    && install --directory --owner coalesce --group coalesce /var/lib/coalesce \
       /var/lib/coalesce/run /var/lib/coalesce/documents
WORKDIR /product
COPY --from=packages /product/.venv .venv
COPY . .
ENV PATH=/product/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=coalesce.settings COALESCE_VAR=/var/lib/coalesce
# The keys of the build are for collecting files only and stay behind in a folder that is removed.
RUN export COALESCE_KEY_FILE=/tmp/keys/installation.key COALESCE_SECRET_KEY_FILE=/tmp/keys/secret.key \
    && python manage.py new_key && python manage.py collectstatic --noinput && rm -r /tmp/keys
USER 10001:10001
EXPOSE 8000
CMD ["gunicorn", "coalesce.wsgi:application", "--bind", "0.0.0.0:8000", "--preload", "--workers", "2", \
     "--worker-class", "gthread", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
