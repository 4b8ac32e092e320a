package agent.rules.pseudonyms.field_test

import data.agent.rules.pseudonyms.field
import data.agent.testing_test as requests

paid := requests.changed(requests.payment, "/action/arguments/~1account/pseudonyms", ["pii.iban"])

noted := requests.changed(requests.note, "/action/arguments/~1text/pseudonyms", ["pii.iban"])

kept := {{"type": "keep", "code": "pseudonyms.field_kept", "arguments": ["/text"]}}

test_an_account_gets_its_value if field.obligation == set() with input as paid

test_a_text_keeps_the_placeholder if field.obligation == kept with input as noted

test_a_tool_that_the_settings_name_gets_it if {
	field.obligation == set() with input as noted with data.settings.pseudonyms.tools as {"write_file": {"/text": true}}
}

test_one_rule_may_be_named if {
	field.obligation == set() with input as noted with data.settings.pseudonyms.fields as {"body": {"pii.iban": true}}
	field.obligation == kept with input as noted with data.settings.pseudonyms.fields as {"body": {"pii.email": true}}
}

test_without_settings_all_is_kept if field.obligation == kept with input as noted with data.settings.pseudonyms as {}

test_a_call_without_any_is_left_alone if field.obligation == set() with input as requests.note

test_what_is_no_list_is_kept if {
	every broken in [[], "pii.iban", null, {}, [null]] {
		field.obligation == kept with input as requests.changed(requests.note, "/action/arguments/~1text/pseudonyms", broken)
	}
}
