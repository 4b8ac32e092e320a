package agent.rules.payments.account_test

import data.agent.rules.payments.account
import data.agent.testing_test as requests

to(argument) := requests.changed(requests.payment, "/action/arguments/~1account", argument)

denied := {{"code": "payments.account_untrusted", "argument": "/account"}}

test_the_users_own_passes if account.deny == set() with input as requests.payment

test_any_other_is_denied if {
	every argument in [requests.stranger("account", "DE66"), requests.generated("account", "DE66"), requests.stranger("account", 66)] {
		account.deny == denied with input as to(argument)
	}
}

test_a_listed_one_passes if {
	account.deny == set() with input as to(requests.stranger("account", "DE00000000000000000000"))
}

test_a_generated_one_is_approved_where_the_settings_say_so if {
	request := to(requests.generated("account", "DE66"))
	account.obligation == {{"type": "approval", "by": "owner", "code": "payments.account_generated"}} with input as request
		with data.settings.sinks.account as {"generated": "approval"}
	account.deny == set() with input as request with data.settings.sinks.account as {"generated": "approval"}
}

test_an_account_that_is_only_looked_up_may_be_a_strangers if {
	account.deny == set() with input as requests.call("balance", "read", {"/account": requests.stranger("account", "DE66")})
}
