// Command conformance-tools compiles OPA's own conformance cases (v1/test/cases of its Go module) to plans, one JSON object
// a line, so that the Java evaluator of plans can be held against them: go run . CASES_DIR OUT.jsonl.gz
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/test/cases"
)

const target = "capture"

// errCaptured ends the preparation: there is nothing to evaluate here.
var errCaptured = errors.New("captured")

// capture is a compilation target of the rego package that keeps the plan it is given.
type capture struct{ plan *ir.Policy }

func (*capture) IsTarget(t string) bool { return t == target }

func (c *capture) PrepareForEval(_ context.Context, p *ir.Policy, _ ...rego.PrepareOption) (rego.TargetPluginEval, error) {
	c.plan = p
	return nil, errCaptured
}

type line struct {
	Version             string            `json:"version"`
	File                string            `json:"file"`
	Note                string            `json:"note"`
	CompileError        string            `json:"compile_error,omitempty"`
	Plan                any               `json:"plan,omitempty"`
	Input               any               `json:"input,omitempty"`
	InputTerm           any               `json:"input_term,omitempty"`
	HasInput            bool              `json:"has_input"`
	Data                any               `json:"data"`
	WantResult          *[]map[string]any `json:"want_result,omitempty"`
	LenientResult       *[]map[string]any `json:"lenient_result,omitempty"`
	WantErrorCode       *string           `json:"want_error_code,omitempty"`
	WantError           *string           `json:"want_error,omitempty"`
	SortBindings        bool              `json:"sort_bindings"`
	IgnoreGeneratedVars bool              `json:"ignore_generated_vars"`
	StrictError         bool              `json:"strict_error"`
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: conformance-tools CASES_DIR OUT.jsonl.gz")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir, out string) error {
	plugin := &capture{}
	rego.RegisterPlugin(target, plugin)
	file, err := os.CreateTemp(filepath.Dir(out), "cases-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	zipped, _ := gzip.NewWriterLevel(file, gzip.BestSpeed)
	buffered := bufio.NewWriterSize(zipped, 1<<20)
	encoder := json.NewEncoder(buffered)
	encoder.SetEscapeHTML(false)
	for version, regoVersion := range map[string]ast.RegoVersion{"v0": ast.RegoV0, "v1": ast.RegoV1} {
		set, err := cases.Load(filepath.Join(dir, version))
		if err != nil {
			return err
		}
		for _, tc := range set.Sorted().Cases {
			if err := encoder.Encode(compile(plugin, dir, version, regoVersion, tc)); err != nil {
				return fmt.Errorf("%s: %w", tc.Note, err)
			}
		}
	}
	if err := errors.Join(buffered.Flush(), zipped.Close(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), out)
}

func compile(plugin *capture, dir, version string, regoVersion ast.RegoVersion, tc cases.TestCase) line {
	name, _ := filepath.Rel(dir, tc.Filename)
	result := line{
		Version: version, File: filepath.ToSlash(name), Note: tc.Note,
		WantResult: tc.WantResult, WantErrorCode: tc.WantErrorCode, WantError: tc.WantError,
		SortBindings: tc.SortBindings, IgnoreGeneratedVars: tc.IgnoreGeneratedVars, StrictError: tc.StrictError,
		Data: map[string]any{},
	}
	if tc.Data != nil {
		result.Data = *tc.Data
	}
	setInput(&result, tc)
	options := []func(*rego.Rego){
		rego.Query(tc.Query),
		rego.SetRegoVersion(regoVersion),
		rego.Capabilities(ast.CapabilitiesForThisVersion(ast.CapabilitiesExperimentalKeywords(tc.ExperimentalKeywords))),
	}
	for i, module := range tc.Modules {
		options = append(options, rego.Module(fmt.Sprintf("module-%d.rego", i), module))
	}
	plugin.plan = nil
	if tc.StrictError {
		result.LenientResult, _ = lenient(tc, options) // an error here is one that no mode forgives
	}
	if _, err := rego.New(append(options, rego.Target(target))...).PrepareForEval(context.Background()); err != nil && !errors.Is(err, errCaptured) {
		result.CompileError = err.Error()
		return result
	}
	result.Plan = withoutLocations(plugin.plan)
	return result
}

// setInput keeps an input that JSON can carry; a term may hold sets, or keys that are no strings.
func setInput(result *line, tc cases.TestCase) {
	if tc.InputTerm == nil {
		if tc.Input != nil {
			result.HasInput, result.Input = true, *tc.Input
		}
		return
	}
	result.HasInput = true
	value := ast.MustParseTerm(*tc.InputTerm).Value
	native, err := ast.JSON(value)
	if err != nil || ast.MustInterfaceToValue(native).Compare(value) != 0 {
		result.InputTerm = tagged(value)
		return
	}
	result.Input = native
}

// tagged writes a term that JSON has no form for: {"set": [...]}, {"array": [...]}, {"object": [[key, value]...]}, {"scalar": ...}.
func tagged(value ast.Value) any {
	items := []any{}
	switch v := value.(type) {
	case ast.Set:
		v.Foreach(func(x *ast.Term) { items = append(items, tagged(x.Value)) })
		return map[string]any{"set": items}
	case *ast.Array:
		v.Foreach(func(x *ast.Term) { items = append(items, tagged(x.Value)) })
		return map[string]any{"array": items}
	case ast.Object:
		v.Foreach(func(k, x *ast.Term) { items = append(items, []any{tagged(k.Value), tagged(x.Value)}) })
		return map[string]any{"object": items}
	}
	return map[string]any{"scalar": ast.MustJSON(value)}
}

// lenient is what OPA itself answers a case of strict errors with when it is not strict: an error makes a built-in undefined.
func lenient(tc cases.TestCase, options []func(*rego.Rego)) (*[]map[string]any, error) {
	if tc.Data != nil {
		options = append(options, rego.Store(inmem.NewFromObject(*tc.Data)))
	}
	if tc.InputTerm != nil {
		options = append(options, rego.ParsedInput(ast.MustParseTerm(*tc.InputTerm).Value))
	} else if tc.Input != nil {
		options = append(options, rego.Input(*tc.Input))
	}
	results, err := rego.New(options...).Eval(context.Background())
	if err != nil {
		return nil, err
	}
	bindings := make([]map[string]any, 0, len(results))
	for _, result := range results {
		bindings = append(bindings, result.Bindings)
	}
	return &bindings, nil
}

// withoutLocations drops two thirds of the plan: where in the source each statement came from.
func withoutLocations(plan *ir.Policy) any {
	bs, err := json.Marshal(plan)
	if err != nil {
		panic(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(bs))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		panic(err)
	}
	strip(tree)
	return tree
}

func strip(tree any) {
	switch node := tree.(type) {
	case map[string]any:
		if stmt, ok := node["stmt"].(map[string]any); ok {
			for key := range stmt {
				if key == "file" || strings.HasSuffix(key, "col") || strings.HasSuffix(key, "row") {
					delete(stmt, key)
				}
			}
		}
		for _, child := range node {
			strip(child)
		}
	case []any:
		for _, child := range node {
			strip(child)
		}
	}
}
