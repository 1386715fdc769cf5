"""Static files with a fingerprint in their names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Gzip only: brotli costs eight seconds at the first start and saves a few kilobytes."""

    manifest_strict = False

    def create_compressor(self, **kwargs):
        return super().create_compressor(**kwargs | {"use_brotli": False})
