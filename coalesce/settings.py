"""Every setting of the product, from the environment; docs/operations.md says what each variable does."""

from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from coalesce import environment

BASE_DIR = environment.ROOT
DEBUG = False
DEMONSTRATION = environment.flag("COALESCE_DEMONSTRATION")
INSECURE_HTTP = environment.flag("COALESCE_INSECURE_HTTP")
ALLOWED_HOSTS = environment.words("COALESCE_ALLOWED_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = environment.words("COALESCE_TRUSTED_ORIGINS")
SECRET_KEY = environment.secret_key()
INSTALLATION_KEY_FILE = environment.key_file()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "guardian",
    "import_export",
    "coalesce",
    "coalesce.encryption",
    "coalesce.audit",
    "coalesce.outbox",
    "coalesce.health",
    "coalesce.accounts",
    "cases",
    "cases.reminders",
    "cases.reminders.feed",
    "cases.reminders.digest",
    "cases.notes",
    "cases.documents",
    "cases.identification",
    "cases.interpreters",
    "cases.lawfulness",
    "cases.caseload",
    "cases.doors",
    "cases.standing_in",
    "cases.merging",
    "cases.naming",
    "pillars",
    "pillars.plans",
    "pillars.periods",
    "pillars.psychosocial",
    "pillars.legal",
    "pillars.economic",
    "pillars.groups",
    "pillars.talks",
    "pillars.printouts",
    "pillars.unmet",
    "referrals",
    "referrals.overrides",
    "referrals.directory",
    "referrals.transfers",
    "referrals.outside",
    "reporting",
    "reporting.exchange",
    "reporting.htcds",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "coalesce.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "coalesce.audit.middleware.RequestIdMiddleware",
    "coalesce.readable.ReadableMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "coalesce.accounts.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "coalesce.accounts.middleware.SessionLimitsMiddleware",
    "coalesce.accounts.middleware.SecondFactorMiddleware",
    "coalesce.accounts.middleware.OrganisationMiddleware",
    "coalesce.explaining.RefusalMiddleware",
]

ROOT_URLCONF = "coalesce.urls"
WSGI_APPLICATION = "coalesce.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coalesce.context.of_the_product",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# The database: the web and the workers sign in as a role that row security binds.
DATABASES = {"default": environment.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": environment.cache()}}

# Signing in.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "coalesce.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "login": "60/m/ip", "open_outside": "10/m/ip,60/h/ip"}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ALLAUTH_TRUSTED_PROXY_COUNT = int(environment.flag("COALESCE_BEHIND_PROXY"))
MFA_ADAPTER = "coalesce.accounts.adapters.MFAAdapter"
MFA_FORMS = {"authenticate": "coalesce.accounts.forms.SecondFactorForm"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "COALESCE"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = INSECURE_HTTP

# Sessions: the database holds only a digest of the cookie, so that a dump is no sign-in.
SESSION_ENGINE = "coalesce.accounts.sessions"
SESSION_COOKIE_NAME = "sid" if INSECURE_HTTP else "__Host-sid"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not INSECURE_HTTP
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# A cookie would keep what a page said, in clear, in the browser.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_IDLE_MINUTES = environment.number("COALESCE_IDLE_MINUTES", 15)
SESSION_HOURS = environment.number("COALESCE_SESSION_HOURS", 12)
EXIT_URL = environment.text("COALESCE_EXIT_URL")
LANGUAGE_COOKIE_SECURE = not INSECURE_HTTP
LANGUAGE_COOKIE_HTTPONLY = True

# What the browser is told.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 0 if INSECURE_HTTP else 63072000
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("COALESCE_BEHIND_PROXY") else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# Languages.
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]
NAMES_OF_LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "it": "Italiano",
    "lv": "Latviešu",
    "lt": "Lietuvių",
}
# A language is offered when its catalogue is there: half a translation is worse than none.
LANGUAGES = [
    (code, name)
    for code, name in NAMES_OF_LANGUAGES.items()
    if code == "en" or (LOCALE_PATHS[0] / code / "LC_MESSAGES" / "django.mo").exists()
]
TIME_ZONE = "UTC"
USE_I18N = USE_TZ = True
PRODUCT_NAME = _("COALESCE")

# Static files and uploads; nothing uploaded touches the disk in clear.
STATIC_URL = "static/"
STATIC_ROOT = environment.STATE / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {"staticfiles": {"BACKEND": "coalesce.storage.StaticFilesStorage"}}
DOCUMENTS = environment.STATE / "documents"
CLAMD = environment.text("COALESCE_CLAMD")
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True

# Jobs. What must happen has a row in the database; the broker only wakes the workers.
CELERY_BROKER_URL = environment.broker()
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 540
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    # A request that finds the broker away goes on at once; its work waits in the outbox.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
    "socket_connect_timeout": 3,
    "socket_timeout": 20,
}
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(environment.STATE / "run" / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "forget sessions that have ended": {
        "task": "coalesce.accounts.tasks.forget_ended_sessions",
        "schedule": crontab(minute=7),
    },
    "make the reminders that are due": {
        "task": "cases.reminders.tasks.make_due_reminders",
        "schedule": crontab(minute="*/5"),
    },
    "write the letters that are due": {
        "task": "cases.reminders.digest.tasks.write_letters",
        "schedule": crontab(minute="*/5"),
    },
    "write down the referrals that expired": {
        "task": "referrals.tasks.write_down_expired_referrals",
        "schedule": crontab(minute=20, hour=0),
    },
    "close the one-time links that have ended": {
        "task": "referrals.outside.tasks.close_ended_links",
        "schedule": crontab(minute="*/10"),
    },
    "bring the transfers up to date": {
        "task": "referrals.transfers.tasks.bring_transfers_up_to_date",
        "schedule": crontab(minute="*/10"),
    },
    "forget drafts that are too old": {
        "task": "cases.notes.tasks.forget_expired_drafts",
        "schedule": crontab(hour=2, minute=41),
    },
    "send what waits in the outbox": {
        "task": "coalesce.outbox.tasks.send_what_waits",
        "schedule": crontab(),
    },
    "forget how jobs went long ago": {
        "task": "coalesce.health.tasks.forget_old_runs",
        "schedule": crontab(hour=2, minute=53),
    },
    "forget what the outbox has done": {
        "task": "coalesce.outbox.tasks.forget_what_was_done",
        "schedule": crontab(hour=2, minute=47),
    },
}

# Mail goes to staff only and names nothing.
PUBLIC_ADDRESS = environment.address()
EMAIL_BACKEND = "coalesce.mail.backend.EmailBackend"
EMAIL_HOST = environment.text("COALESCE_SMTP_HOST", "localhost")
MAIL_SECURITY = environment.mail_security(EMAIL_HOST)
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SECURITY == "starttls", MAIL_SECURITY == "tls"
EMAIL_PORT = environment.number("COALESCE_SMTP_PORT", {"starttls": 587, "tls": 465, "none": 25}[MAIL_SECURITY])
EMAIL_HOST_USER = environment.text("COALESCE_SMTP_USER")
EMAIL_HOST_PASSWORD = environment.mail_password()
EMAIL_TIMEOUT = 15
if DEMONSTRATION:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = environment.STATE / "mail"
DEFAULT_FROM_EMAIL = environment.text("COALESCE_MAIL_FROM", "no-reply@localhost")
DIGEST_SUBJECT = environment.text("COALESCE_DIGEST_SUBJECT") or _("Your tasks")
ADMINS = []

# Logs carry templates and numbers, never a value of a record; see coalesce/logs.py.
LOGGING_CONFIG = "coalesce.logs.configure"
LOGGING = {"level": environment.text("COALESCE_LOG_LEVEL", "INFO")}
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # the subdomains of the host are not the product's to speak for
    "security.W021",
    "security.W004",  # HSTS is off only when the demonstration runs without TLS
    "security.W008",  # the proxy in front redirects to TLS
    "security.W012",
    "security.W016",
    "guardian.W001",
]
