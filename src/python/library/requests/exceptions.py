"""requests.exceptions"""


class RequestException(OSError):
    def __init__(self, *args, response=None, request=None):
        super().__init__(*args)
        self.response = response
        self.request = request


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    pass


class MissingSchema(RequestException, ValueError):
    pass


class InvalidURL(RequestException, ValueError):
    pass


class InvalidSchema(RequestException, ValueError):
    pass


class TooManyRedirects(RequestException):
    pass


class JSONDecodeError(RequestException, ValueError):
    pass


class ChunkedEncodingError(RequestException):
    pass
