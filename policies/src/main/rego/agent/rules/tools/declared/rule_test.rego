package agent.rules.tools.declared_test

import data.agent.rules.tools.declared
import data.agent.testing_test as requests

undeclared := requests.changed(requests.mail, "/action/declared", false)

unknown := {{"code": "tools.undeclared"}}

listed(effects) := {"send_email": {"effects": effects}}

test_a_declared_tool_passes if {
	declared.deny == set() with input as requests.mail
	declared.deny == set() with input as requests.offer
}

test_an_undeclared_tool_is_denied if {
	declared.deny == unknown with input as undeclared
	declared.deny == unknown with input as requests.changed(requests.mail, "/action/declared", "true")
	declared.deny == unknown with input as requests.changed(requests.offer, "/action/declared", false)
}

test_a_listed_tool_has_the_listed_effects if {
	declared.deny == set() with input as undeclared with data.settings.tools.undeclared_allowed as listed({"send": true})
	declared.deny == unknown with input as undeclared with data.settings.tools.undeclared_allowed as listed({"read": true})
	declared.deny == unknown with input as requests.changed(undeclared, "/action/effects", [])
		with data.settings.tools.undeclared_allowed as listed({"send": true})
}
