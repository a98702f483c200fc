"""Password rules beyond Django's own (等保 2.0 asks for length and mixture)."""

from django.core.exceptions import ValidationError

from weijian.accounts.models import User


class MixedCharacters:
    """At least three of: lower case, upper case, digit, other sign."""

    def validate(self, password: str, user: User | None = None) -> None:
        kinds = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
        if sum(any(kind(sign) for sign in password) for kind in kinds) < 3:
            raise ValidationError(self.get_help_text(), code="password_not_mixed")

    def get_help_text(self) -> str:
        return "密码须包含小写字母、大写字母、数字、符号中的至少三种。"
