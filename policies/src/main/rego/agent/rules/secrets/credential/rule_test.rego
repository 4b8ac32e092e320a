package agent.rules.secrets.credential_test

import data.agent.rules.secrets.credential
import data.agent.testing_test as requests

with_password(argument) := requests.changed(requests.login, "/action/arguments/~1password", argument)

denied := {{"code": "secrets.credential_untrusted", "argument": "/password"}}

test_the_users_own_passes if credential.deny == set() with input as requests.login

test_any_other_is_denied if {
	credential.deny == denied with input as with_password(requests.stranger("credential", "x"))
	credential.deny == denied with input as with_password(requests.generated("credential", "x"))
}

test_a_generated_one_is_approved_where_the_settings_say_so if {
	credential.obligation == {{"type": "approval", "by": "owner", "code": "secrets.credential_generated"}} with input as with_password(requests.generated("credential", "x"))
		with data.settings.sinks.credential as {"generated": "approval"}
}
